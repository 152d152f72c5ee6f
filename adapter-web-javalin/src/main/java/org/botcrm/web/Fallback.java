package org.botcrm.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bundled server answers where no route of ours does. */
final class Fallback {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private final BotRoutes routes;
  private final FailureLog failures = new FailureLog(LOG, "server");

  Fallback(BotRoutes routes) {
    this.routes = routes;
  }

  void register(JavalinConfig config) {
    config.routes.exception(HttpResponseException.class, this::answer);
    config.routes.exception(
        Exception.class,
        (e, ctx) -> {
          failures.failed(e);
          SecurityHeaders.addTo(ctx::header);
          Problem.of(ProblemKind.INTERNAL).answer(ctx);
        });
    config.router.javaLangErrorHandler(
        (response, error) -> {
          failures.failed(error);
          response.setStatus(ProblemKind.INTERNAL.status());
        });
  }

  /** Nobody may learn without the key which paths of the API exist. */
  private void answer(HttpResponseException e, Context ctx) {
    SecurityHeaders.addTo(ctx::header);
    // Who sends many and reads no answer would hold a thread of the server.
    ctx.header("Connection", "close");
    Access access = ctx.path().startsWith("/api/") ? Access.API : Access.OPEN;
    // Nobody is looked up for it: whoever has only a session or a key of the database learns no
    // more than a stranger.
    AccessGuard.Verdict verdict = routes.guard().atOnce(access, ctx);
    Problem refusal = verdict.ask() ? routes.guard().unknown(ctx) : verdict.refusal();
    String allowed = e.getDetails().get("availableMethods");
    if (allowed != null) {
      ctx.header("Allow", allowed);
    }
    (refusal == null ? problem(e.getStatus()) : refusal).answer(ctx);
  }

  /** The problem that fits a status which the server found by itself. */
  static Problem problem(int status) {
    ProblemKind kind =
        switch (status) {
          case 404 -> ProblemKind.NOT_FOUND;
          case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
          case 413 -> ProblemKind.BODY_TOO_LARGE;
          default -> status < 500 ? ProblemKind.BAD_REQUEST : ProblemKind.INTERNAL;
        };
    return new Problem(kind, status, kind.detail(), Map.of());
  }
}
