package org.botcrm.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends a person whom nobody knows to where they log in, and from there back. */
final class LoginPage {
  private LoginPage() {}

  /** Whether a browser asks: a program shows a key, and is told that it opens nothing. */
  static boolean isFor(Context ctx) {
    return ctx.header("Authorization") == null;
  }

  /** A part of a page cannot be sent there, and has the whole page fetched again. */
  static void send(Context ctx, String login) {
    if (ctx.header("HX-Request") != null) {
      ctx.status(401).header("HX-Refresh", "true");
      return;
    }
    String query = ctx.queryString();
    String from = query == null ? ctx.path() : ctx.path() + "?" + query;
    String back = URLEncoder.encode(from, StandardCharsets.UTF_8);
    ctx.status(303).header("Location", ctx.contextPath() + login + "?siguiente=" + back);
  }
}
