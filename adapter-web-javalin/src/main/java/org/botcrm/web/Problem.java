package org.botcrm.web;

import io.javalin.http.Context;
import java.util.Map;

/**
 * An answer that is not what was asked for, as RFC 9457 wants it.
 *
 * @param kind decides type and title
 * @param status of HTTP; the kind's own but for problems that the server itself found
 * @param detail what is wrong and what to do, for a person
 * @param more members beside the standard ones: see {@link Json#members}
 */
record Problem(ProblemKind kind, int status, String detail, Map<String, Object> more) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final String RETRY_SECONDS = "5";

  static Problem of(ProblemKind kind) {
    return of(kind, kind.detail());
  }

  static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind, kind.status(), detail, Map.of());
  }

  /** A parameter of the query or the path that cannot be used; {@code key} is of the bundle. */
  static Problem ofParameter(String name, String key, Map<String, ?> values) {
    ProblemKind kind = ProblemKind.INVALID_PARAMETER;
    return new Problem(kind, kind.status(), Texts.say(key, values), Map.of("parametro", name));
  }

  /** The bytes of the answer. */
  byte[] json(String contextPath, String instance) {
    return Json.object(
        json -> {
          json.text("type", contextPath + "/docs#" + kind.word());
          json.text("title", kind.title());
          json.number("status", (long) status);
          json.text("detail", detail);
          json.text("instance", instance);
          json.members(more);
        });
  }

  /** Answers with it. */
  void answer(Context ctx) {
    if (kind == ProblemKind.STORAGE_DOWN || kind == ProblemKind.OVERLOADED) {
      ctx.header("Retry-After", RETRY_SECONDS);
    }
    ctx.status(status).contentType(CONTENT_TYPE).result(json(ctx.contextPath(), ctx.path()));
  }
}
