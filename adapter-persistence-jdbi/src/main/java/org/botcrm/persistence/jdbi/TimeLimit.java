package org.botcrm.persistence.jdbi;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what may take long in few threads of its own, so that whoever waits can stop waiting, and so
 * that a CRM that hangs holds a few connections and never all of them. Thread-safe.
 */
final class TimeLimit implements AutoCloseable {
  private static final int KEEP_SECONDS = 30;

  private final ThreadPoolExecutor threads;

  /** With so many threads at most; whoever comes when all are busy waits within their limit. */
  TimeLimit(String name, int threads) {
    AtomicInteger count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.threads.allowCoreThreadTimeOut(true);
  }

  /**
   * What the work gives, within the limit. Work that did not begin by then never does; work that
   * did goes on to its end, unheard: the database has a limit of its own for it.
   *
   * @throws TimeoutException when it takes longer
   * @throws ExecutionException with what the work threw
   */
  <T> T run(Duration limit, Callable<T> work)
      throws TimeoutException, ExecutionException, InterruptedException {
    Future<T> result = threads.submit(work);
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      result.cancel(false);
    }
  }

  /** Takes no more work. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
