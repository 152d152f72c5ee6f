package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.botcrm.application.staff.Viewer;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Puts around a handler what all of them need: headers, the guard, and an answer for everything
 * that can be thrown. It stands in each route, and not in the server's settings, so that it also
 * holds in an embedder's server and touches none of the embedder's own routes.
 */
final class GuardedHandler implements Handler {
  private final Route route;
  private final Doorkeeper doorkeeper;
  private final FailureLog failures;

  GuardedHandler(Route route, Doorkeeper doorkeeper, FailureLog failures) {
    this.route = route;
    this.doorkeeper = doorkeeper;
    this.failures = failures;
  }

  @Override
  public void handle(Context ctx) {
    SecurityHeaders.addTo(ctx::header);
    AccessGuard.Verdict verdict = doorkeeper.guard().atOnce(route.access(), ctx);
    Problem refusal = verdict.refusal();
    if (refusal == null) {
      // Inside of it the request is asynchronous, which a body that comes slowly needs.
      ctx.future(() -> run(ctx, verdict.viewer()));
    } else {
      // Who sends many and reads no answer would hold a thread of the server.
      ctx.header("Connection", "close");
      refuse(ctx, refusal);
    }
  }

  private CompletableFuture<?> run(Context ctx, @Nullable Viewer known) {
    return doorkeeper
        .admit(route, known, ctx)
        .thenCompose(admitted -> answer(ctx))
        .handle((none, failure) -> finish(ctx, failure))
        .toCompletableFuture();
  }

  private CompletionStage<?> answer(Context ctx) {
    try {
      return route.handler().handle(ctx);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private @Nullable Void finish(Context ctx, @Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause == null) {
      failures.worked();
    } else if (cause instanceof ProblemException refused) {
      if (refused.problem().status() == ProblemKind.KEY_REQUIRED.status()) {
        ctx.header("Connection", "close");
      }
      refuse(ctx, refused.problem());
    } else if (!(cause instanceof CallerGoneException)) {
      failures.failed(cause);
      boolean storage = cause instanceof StorageException;
      Problem.of(storage ? ProblemKind.STORAGE_DOWN : ProblemKind.INTERNAL).answer(ctx);
    }
    return null;
  }

  private void refuse(Context ctx, Problem problem) {
    String login = route.login();
    if (login != null && problem.kind() == ProblemKind.KEY_REQUIRED && LoginPage.isFor(ctx)) {
      LoginPage.send(ctx, login);
    } else {
      problem.answer(ctx);
    }
  }
}
