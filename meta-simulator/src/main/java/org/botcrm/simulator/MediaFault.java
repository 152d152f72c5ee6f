package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the download of a file.
 *
 * @param wrongBytes one byte is another: the hash does not fit
 * @param mime the type it is given out as; null for its own
 * @param delay wait before the answer
 * @param cut the connection closes in the middle
 * @param redirect where the caller is sent instead; null for nowhere
 * @param http the status of an answer without the file; 0 for none
 */
record MediaFault(
    boolean wrongBytes,
    @Nullable String mime,
    Duration delay,
    boolean cut,
    @Nullable String redirect,
    int http) {
  static final MediaFault NONE = new MediaFault(false, null, Duration.ZERO, false, null, 0);
  static final Set<String> FIELDS =
      Set.of("bytes_malos", "mime_malo", "demora_ms", "cortar", "redirigir", "http", "veces");

  private static final int MAX_DELAY_MILLIS = 60_000;

  static MediaFault read(ObjectNode json) {
    String redirect = Json.text(json, "redirigir");
    if (redirect != null && !MediaChecks.isWebLink(redirect)) {
      throw new IllegalArgumentException("redirigir: se espera una dirección http o https");
    }
    MediaFault fault =
        new MediaFault(
            ControlJson.flag(json, "bytes_malos", false),
            Json.text(json, "mime_malo"),
            Duration.ofMillis(ControlJson.integer(json, "demora_ms", 0, MAX_DELAY_MILLIS, 0)),
            ControlJson.flag(json, "cortar", false),
            redirect,
            ControlJson.integer(json, "http", 400, 599, 0));
    if (fault.equals(NONE)) {
      throw new IllegalArgumentException("Indique qué debe fallar: " + FIELDS);
    }
    return fault;
  }
}
