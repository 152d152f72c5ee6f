package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The limits in force. Thread-safe. */
final class Rules {
  static final Set<String> FIELDS =
      Set.of("ventana", "par", "rendimiento", "retry_after_s", "demora_ms");

  private static final Map<String, WindowRule> WINDOWS =
      Arrays.stream(WindowRule.values())
          .collect(Collectors.toUnmodifiableMap(Rules::word, Function.identity()));

  private volatile MetaRules now;

  Rules(MetaRules start) {
    now = start;
  }

  MetaRules now() {
    return now;
  }

  /** What is not said stays as it was. */
  synchronized ObjectNode change(ObjectNode json) {
    now =
        new MetaRules(
            window(json.path("ventana")),
            ControlJson.flag(json, "par", now.pairRate()),
            ControlJson.integer(json, "rendimiento", 0, MetaRules.MAX_THROUGHPUT, now.throughput()),
            Duration.ofSeconds(
                ControlJson.integer(
                    json,
                    "retry_after_s",
                    0,
                    (int) MetaRules.MAX_RETRY_AFTER.toSeconds(),
                    (int) now.retryAfter().toSeconds())),
            Duration.ofMillis(
                ControlJson.integer(
                    json,
                    "demora_ms",
                    0,
                    (int) MetaRules.MAX_DELAY.toMillis(),
                    (int) now.delay().toMillis())));
    return json();
  }

  ObjectNode json() {
    MetaRules rules = now;
    return Json.object()
        .put("ventana", word(rules.window()))
        .put("par", rules.pairRate())
        .put("rendimiento", rules.throughput())
        .put("retry_after_s", rules.retryAfter().toSeconds())
        .put("demora_ms", rules.delay().toMillis());
  }

  /** How the control API calls it. */
  static String word(WindowRule rule) {
    return switch (rule) {
      case OFF -> "no";
      case REFUSE -> "rechazar";
      case FAIL -> "fallido";
    };
  }

  private WindowRule window(JsonNode value) {
    if (value.isMissingNode()) {
      return now.window();
    }
    WindowRule rule = WINDOWS.get(value.asText());
    if (rule == null) {
      throw new IllegalArgumentException("ventana: se espera no, rechazar o fallido");
    }
    return rule;
  }
}
