package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Puts around a handler what all of them need: headers, the guard, and an answer for everything
 * that can be thrown. It stands in each route, and not in the server's settings, so that it also
 * holds in an embedder's server and touches none of the embedder's own routes.
 */
final class GuardedHandler implements Handler {
  private final Access access;
  private final AccessGuard guard;
  private final FailureLog failures;
  private final RouteHandler handler;

  GuardedHandler(Access access, AccessGuard guard, FailureLog failures, RouteHandler handler) {
    this.access = access;
    this.guard = guard;
    this.failures = failures;
    this.handler = handler;
  }

  @Override
  public void handle(Context ctx) {
    SecurityHeaders.addTo(ctx::header);
    Problem refusal = guard.refusal(access, ctx);
    if (refusal == null) {
      // Inside of it the request is asynchronous, which a body that comes slowly needs.
      ctx.future(() -> run(ctx));
    } else {
      // Who sends many and reads no answer would hold a thread of the server.
      ctx.header("Connection", "close");
      refusal.answer(ctx);
    }
  }

  private CompletableFuture<?> run(Context ctx) {
    CompletionStage<?> answered;
    try {
      answered = handler.handle(ctx);
    } catch (Exception e) {
      answered = CompletableFuture.failedFuture(e);
    }
    return answered.handle((none, failure) -> finish(ctx, failure)).toCompletableFuture();
  }

  private @Nullable Void finish(Context ctx, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null) {
      failures.worked();
    } else if (cause instanceof ProblemException refused) {
      refused.problem().answer(ctx);
    } else if (!(cause instanceof CallerGoneException)) {
      failures.failed(cause);
      boolean storage = cause instanceof StorageException;
      Problem.of(storage ? ProblemKind.STORAGE_DOWN : ProblemKind.INTERNAL).answer(ctx);
    }
    return null;
  }
}
