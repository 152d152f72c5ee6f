package org.botcrm.web.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Writes pages and parts of pages, escaping whatever comes from data. Thread-safe. */
final class ConsolePages {
  private static final String HTML = "text/html; charset=utf-8";

  /** Nothing but the console's own files; its own code is no part of the page either. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ConsolePages.class.getClassLoader(),
          "org.botcrm.web.console.templates");

  /** The part {@code template} of a page, or the whole of it. */
  void write(Context ctx, String template, Map<String, Object> model) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    render(template, model, out);
    ctx.header("Content-Security-Policy", POLICY);
    ctx.contentType(HTML).result(out.toByteArray());
  }

  private void render(String template, Map<String, Object> model, TemplateOutput out) {
    templates.render(template, model, out);
  }
}
