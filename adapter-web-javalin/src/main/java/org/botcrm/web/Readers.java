package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of their own for what reads the database or answers at length, so that neither slow reads
 * nor callers who take their answers slowly ever keep webhooks from the threads of the server. They
 * end when idle. Thread-safe.
 */
final class Readers {
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor pool;

  /** So many at once, and so many more that may wait; all others are told to come later. */
  Readers(String name, int threads, int waiting) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /** A handler that answers on one of these threads, or that too much is asked at once. */
  RouteHandler reading(Handler handler) {
    return ctx -> {
      CompletableFuture<Void> done = new CompletableFuture<>();
      try {
        pool.execute(() -> run(handler, ctx, done));
      } catch (RejectedExecutionException e) {
        throw new ProblemException(Problem.of(ProblemKind.OVERLOADED));
      }
      return done;
    };
  }

  /** Runs it on one of these threads, or tells that too much is asked at once. */
  CompletableFuture<Void> running(Runnable work) {
    try {
      return CompletableFuture.runAsync(work, pool);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new ProblemException(Problem.of(ProblemKind.OVERLOADED)));
    }
  }

  private static void run(Handler handler, Context ctx, CompletableFuture<Void> done) {
    try {
      handler.handle(ctx);
      done.complete(null);
    } catch (Exception | Error e) {
      // Whatever it was, somebody waits for an answer.
      done.completeExceptionally(e);
    }
  }
}
