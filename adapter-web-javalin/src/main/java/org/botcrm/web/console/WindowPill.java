package org.botcrm.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.botcrm.domain.outbound.ChatGate;

/**
 * How long one may still write freely.
 *
 * @param words for the pill
 * @param style the class that colours it: open, soon (under 3 hours), now (under 1 hour), closed
 * @param until when it closes, for programs; empty when it never opened
 */
public record WindowPill(String words, String style, String until) {
  private static final Duration SOON = Duration.ofHours(3);
  private static final Duration NOW = Duration.ofHours(1);

  static WindowPill of(ChatGate gate, Moments moments, ConsoleTexts texts) {
    Instant until = gate.windowUntil();
    if (until == null || !gate.isWindowOpen(moments.now())) {
      return new WindowPill(
          texts.say("ventana.cerrada"), "ventana-cerrada", until == null ? "" : until.toString());
    }
    Duration left = Duration.between(moments.now(), until);
    String style =
        left.compareTo(NOW) < 0
            ? "ventana-ya"
            : left.compareTo(SOON) < 0 ? "ventana-pronto" : "ventana-abierta";
    return new WindowPill(
        texts.say("ventana.queda", Map.of("tiempo", moments.length(left))),
        style,
        until.toString());
  }
}
