package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;

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
 */
record Fault(
    int code,
    int http,
    boolean asStatus,
    boolean loseAnswer,
    boolean badJson,
    boolean statusesFirst,
    Duration delay) {
  static final Fault NONE = new Fault(-1, 0, false, false, false, false, Duration.ZERO);
  static final Set<String> FIELDS =
      Set.of(
          "codigo",
          "http",
          "fallido",
          "perder_respuesta",
          "json_malo",
          "estados_antes",
          "demora_ms",
          "veces");

  private static final int MAX_CODE = 9_999_999;
  private static final int MAX_DELAY_MILLIS = 60_000;

  Fault {
    if (asStatus && (code < 0 || http != 0)) {
      throw new IllegalArgumentException("fallido: necesita codigo y no admite http");
    }
    if (refuses(code, http, asStatus) && (loseAnswer || badJson || statusesFirst)) {
      throw new IllegalArgumentException(
          "codigo y http rechazan el envío; no se combinan con perder_respuesta, json_malo"
              + " ni estados_antes");
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
            Duration.ofMillis(ControlJson.integer(json, "demora_ms", 0, MAX_DELAY_MILLIS, 0)));
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
}
