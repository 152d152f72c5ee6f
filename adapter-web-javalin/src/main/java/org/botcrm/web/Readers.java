package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of their own for what reads the database, so that slow reads never keep webhooks from the
 * threads of the server. They end when idle. Thread-safe.
 */
final class Readers {
  private static final int THREADS = 8;
  private static final int WAITING = 64;

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "bot-web-reader");
            thread.setDaemon(true);
            return thread;
          });

  Readers() {
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
