package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.StorageException;

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
  public void handle(Context ctx) throws IOException {
    SecurityHeaders.addTo(ctx::header);
    Problem refusal = guard.refusal(access, ctx);
    if (refusal == null) {
      run(ctx);
    } else {
      refusal.answer(ctx);
    }
  }

  private void run(Context ctx) throws IOException {
    try {
      CompletionStage<?> later = handler.handle(ctx);
      if (later == null) {
        failures.worked();
      } else {
        ctx.future(
            () -> later.handle((none, failure) -> finish(ctx, failure)).toCompletableFuture());
      }
    } catch (IOException e) {
      // The caller is gone, and the server knows best what to do about it.
      throw e;
    } catch (Exception e) {
      answer(ctx, e);
    }
  }

  private Void finish(Context ctx, Throwable failure) {
    if (failure == null) {
      failures.worked();
    } else {
      answer(ctx, failure instanceof CompletionException ? failure.getCause() : failure);
    }
    return null;
  }

  private void answer(Context ctx, Throwable failure) {
    if (failure instanceof ProblemException refused) {
      refused.problem().answer(ctx);
      return;
    }
    failures.failed(failure);
    boolean storage = failure instanceof StorageException;
    Problem.of(storage ? ProblemKind.STORAGE_DOWN : ProblemKind.INTERNAL).answer(ctx);
  }
}
