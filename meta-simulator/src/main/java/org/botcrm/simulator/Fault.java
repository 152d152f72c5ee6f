package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a send.
 *
 * @param code the error's code; negative for none
 * @param http the status to answer with; 0 for the code's own
 * @param asStatus the code comes as a failed status after a good answer, not as the answer
 * @param loseAnswer accepted, but the connection is closed without an answer
 * @param badJson accepted, but the answer breaks off
 * @param statusesFirst accepted, but answered only after the bot has taken every status
 * @param delay wait before the answer
 * @param retryAfter seconds for the header {@code Retry-After} of a refusal; 0 for none
 * @param statuses what the bot is told instead of sent, delivered, read; null for these
 * @param price what the first status says that it costs; null for the usual
 */
record Fault(
    int code,
    int http,
    boolean asStatus,
    boolean loseAnswer,
    boolean badJson,
    boolean statusesFirst,
    Duration delay,
    int retryAfter,
    @Nullable List<String> statuses,
    @Nullable Price price) {
  static final Fault NONE =
      new Fault(-1, 0, false, false, false, false, Duration.ZERO, 0, null, null);
  static final Set<String> FIELDS =
      Set.of(
          "codigo",
          "http",
          "fallido",
          "perder_respuesta",
          "json_malo",
          "estados_antes",
          "demora_ms",
          "retry_after_s",
          "estados",
          "precio",
          "veces");

  private static final Set<String> STATUSES = Set.of("sent", "delivered", "read", "played");
  private static final int MAX_STATUSES = 10;
  private static final int MAX_CODE = 9_999_999;
  private static final int MAX_DELAY_MILLIS = 60_000;
  private static final int MAX_RETRY_AFTER = 3_600;

  Fault {
    if (asStatus && (code < 0 || http != 0)) {
      throw new IllegalArgumentException("fallido: necesita codigo y no admite http");
    }
    boolean accepted = loseAnswer || badJson || statusesFirst || statuses != null || price != null;
    if (refuses(code, http, asStatus) && accepted) {
      throw new IllegalArgumentException(
          "codigo y http rechazan el envío; no se combinan con perder_respuesta, json_malo,"
              + " estados_antes, estados ni precio");
    }
    if (retryAfter > 0 && !refuses(code, http, asStatus)) {
      throw new IllegalArgumentException("retry_after_s: necesita codigo o http");
    }
    if (asStatus && (statuses != null || price != null)) {
      throw new IllegalArgumentException("fallido: no se combina con estados ni precio");
    }
  }

  static Fault read(ObjectNode json) {
    Fault fault =
        new Fault(
            ControlJson.integer(json, "codigo", 0, MAX_CODE, -1),
            ControlJson.integer(json, "http", 400, 599, 0),
            ControlJson.flag(json, "fallido", false),
            ControlJson.flag(json, "perder_respuesta", false),
            ControlJson.flag(json, "json_malo", false),
            ControlJson.flag(json, "estados_antes", false),
            Duration.ofMillis(ControlJson.integer(json, "demora_ms", 0, MAX_DELAY_MILLIS, 0)),
            ControlJson.integer(json, "retry_after_s", 0, MAX_RETRY_AFTER, 0),
            statuses(json.path("estados")),
            json.path("precio") instanceof ObjectNode price ? Price.read(price) : null);
    if (fault.equals(NONE)) {
      throw new IllegalArgumentException("Indique qué debe fallar: " + FIELDS);
    }
    return fault;
  }

  /** Whether the send is refused at once. */
  boolean refuses() {
    return refuses(code, http, asStatus);
  }

  private static boolean refuses(int code, int http, boolean asStatus) {
    return !asStatus && (code >= 0 || http != 0);
  }

  private static @Nullable List<String> statuses(JsonNode json) {
    if (json.isMissingNode()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    json.forEach(name -> names.add(name.asText()));
    if (!json.isArray() || names.size() > MAX_STATUSES || !STATUSES.containsAll(names)) {
      throw new IllegalArgumentException(
          "estados: se espera un arreglo de hasta 10 entre sent, delivered, read y played");
    }
    return List.copyOf(names);
  }
}
