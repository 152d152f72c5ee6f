package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
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
  private final Handler handler;

  GuardedHandler(Access access, AccessGuard guard, FailureLog failures, Handler handler) {
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
      handler.handle(ctx);
      failures.worked();
    } catch (ProblemException e) {
      e.problem().answer(ctx);
    } catch (StorageException e) {
      failures.failed(e);
      Problem.of(ProblemKind.STORAGE_DOWN).answer(ctx);
    } catch (IOException e) {
      // The caller is gone, and the server knows best what to do about it.
      throw e;
    } catch (Exception e) {
      failures.failed(e);
      Problem.of(ProblemKind.INTERNAL).answer(ctx);
    }
  }
}
