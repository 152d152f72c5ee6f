package org.botcrm.web;

import java.util.Map;
import java.util.function.BiConsumer;

/** What every answer tells a browser: take nothing from elsewhere, keep nothing, guess nothing. */
final class SecurityHeaders {
  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Cache-Control", "no-store",
          "Referrer-Policy", "no-referrer",
          // Keeps a page of another origin from loading the open API of the demo as a script.
          "Cross-Origin-Resource-Policy", "same-origin",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'");

  private SecurityHeaders() {}

  static void addTo(BiConsumer<String, String> answer) {
    HEADERS.forEach(answer);
  }
}
