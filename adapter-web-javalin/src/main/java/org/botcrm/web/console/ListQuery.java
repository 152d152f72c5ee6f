package org.botcrm.web.console;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Which chats a person wants to see, as it stands in the address.
 *
 * @param waiting whether only those that wait for an answer
 * @param words what they look for; empty for all
 */
record ListQuery(boolean waiting, String words) {
  private static final int LONGEST = 60;

  static ListQuery of(Context ctx) {
    String words = ctx.queryParam("q");
    String stripped = words == null ? "" : words.strip();
    return new ListQuery(
        ctx.queryParam("esperando") != null,
        stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped);
  }

  ListQuery waiting(boolean other) {
    return new ListQuery(other, words);
  }

  /** What follows an address; empty for all chats. */
  String written() {
    String wait = waiting ? "&esperando=1" : "";
    String search = words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    String written = wait + search;
    return written.isEmpty() ? "" : "?" + written.substring(1);
  }

  /** Nothing: it may be somebody's number. */
  @Override
  public String toString() {
    return "ListQuery[]";
  }
}
