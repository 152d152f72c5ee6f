package org.botcrm.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.botcrm.domain.staff.StaffSession;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser shows who is logged in: no script reads it, no other site makes the
 * browser send it, and it goes over HTTPS or to this machine alone.
 */
final class SessionCookie {
  /** The header in which pages of ours show that they are. */
  static final String CSRF = "X-CSRF-Token";

  // The prefix has browsers refuse it unless it is secure, for this host alone and all its paths.
  private static final String NAME = "__Host-bot_sesion";
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private static final String WORD = "org.botcrm.csrf";

  private SessionCookie() {}

  /** Keeps the session's word, so that the page that is asked for can hold it. */
  static void keepWord(Context ctx, StaffSession session) {
    ctx.attribute(WORD, session.csrf());
  }

  /** The word of the session that was asked with; null without one. */
  static @Nullable String word(Context ctx) {
    return ctx.attribute(WORD);
  }

  /** What the browser shows; null when it shows nothing. */
  static @Nullable String in(Context ctx) {
    return ctx.cookie(NAME);
  }

  static void set(Context ctx, String token, Duration lasts) {
    ctx.header("Set-Cookie", NAME + "=" + token + "; Max-Age=" + lasts.toSeconds() + ATTRIBUTES);
  }

  static void clear(Context ctx) {
    ctx.header("Set-Cookie", NAME + "=; Max-Age=0" + ATTRIBUTES);
  }

  /**
   * Refuses what a page of somebody else's has a browser send.
   *
   * @throws ProblemException when the page does not know the session's word
   */
  static void requireOwnPage(Context ctx, StaffSession session) {
    String shown = ctx.header(CSRF);
    if (shown == null || !MessageDigest.isEqual(bytes(shown), bytes(session.csrf()))) {
      throw new ProblemException(Problem.of(ProblemKind.FOREIGN_PAGE));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
