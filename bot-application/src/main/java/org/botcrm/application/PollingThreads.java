package org.botcrm.application;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Threads that do one kind of work again and again, and rest for a while when there is none or it
 * failed. Thread-safe.
 */
public final class PollingThreads implements AutoCloseable {
  private static final long STOP_SECONDS = 10;

  private final Duration poll;
  private final Work work;
  private final Consumer<? super Throwable> failed;
  private final List<Thread> threads;
  // Never given a permit but by close(): whoever waits for one pauses, and can be told to stop.
  private final Semaphore stop = new Semaphore(0);
  private volatile boolean closed;

  /**
   * Idle until {@link #start}.
   *
   * @param name of the threads, which are numbered from 1
   * @param count how many, 1 or more
   * @param poll how long a thread rests, more than zero
   * @param failed hears of what the work throws; throws nothing itself
   */
  public PollingThreads(
      String name, int count, Duration poll, Work work, Consumer<? super Throwable> failed) {
    this.poll = poll;
    this.work = work;
    this.failed = failed;
    this.threads =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new Thread(this::run, name + "-" + i))
            .toList();
  }

  /** Call once. */
  public void start() {
    threads.forEach(Thread::start);
  }

  /**
   * Rests on the thread of the work, until the threads are closed at most.
   *
   * @throws InterruptedException when they are closed meanwhile
   */
  public void pause() throws InterruptedException {
    stop.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Breaks off what is being done. Waits at most 10 seconds for each thread. */
  @Override
  public void close() {
    closed = true;
    stop.release(threads.size());
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        if (!work.next()) {
          pause();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        failed.accept(e);
        pauseAfterFailure();
      }
    }
  }

  private void pauseAfterFailure() {
    try {
      pause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One piece of work. */
  @FunctionalInterface
  public interface Work {
    /** Does the next; false when there is none now. */
    boolean next() throws InterruptedException;
  }
}
