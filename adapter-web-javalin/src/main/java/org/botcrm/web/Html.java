package org.botcrm.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes HTML in which every text and attribute is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  private Html() {}

  /** A whole page in Spanish with the style sheet at {@code css}. */
  static byte[] page(String title, String css, Consumer<Html> body) {
    Html html = new Html();
    html.out.append("<!doctype html>\n<html lang=\"es\"><head><meta charset=\"utf-8\">");
    html.out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.element("title", title);
    html.out.append("<link rel=\"stylesheet\" href=\"").append(escape(css)).append("\">");
    html.out.append("</head>");
    html.element("body", body);
    html.out.append("</html>\n");
    return html.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  Html element(String tag, String text) {
    return element(tag, inside -> inside.text(text));
  }

  Html element(String tag, Consumer<Html> inside) {
    return write(tag, "", inside);
  }

  /** With one attribute. */
  Html element(String tag, String name, String value, Consumer<Html> inside) {
    return write(tag, " " + name + "=\"" + escape(value) + "\"", inside);
  }

  Html link(String href, String text) {
    return element("a", "href", href, inside -> inside.text(text));
  }

  private Html write(String tag, String attribute, Consumer<Html> inside) {
    out.append('<').append(tag).append(attribute).append('>');
    inside.accept(this);
    out.append("</").append(tag).append('>');
    return this;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
