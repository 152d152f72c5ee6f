package org.botcrm.application.verification;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;

/**
 * Sends one-time codes after the answers that promise them are stored, on threads of its own: so
 * neither the answer nor the time it takes tells whether there is anybody to send a code to. Any
 * number of nodes may do so over one database. Thread-safe.
 */
public final class SendCodes implements AutoCloseable {
  private static final long STOP_SECONDS = 10;

  private final SendCode sendCode;
  private final CodeSettings settings;
  private final BotListener listener;
  private final List<Thread> threads;
  // Never given a permit but by close(): whoever waits for one pauses, and can be told to stop.
  private final Semaphore stop = new Semaphore(0);
  private volatile boolean closed;

  /**
   * Idle until {@link #start}.
   *
   * @param random of codes, which nobody may foresee: a {@link java.security.SecureRandom}
   */
  @Inject
  public SendCodes(
      CodePorts ports,
      RandomGenerator random,
      CodeSettings settings,
      BotListener listener,
      Clock clock) {
    this.settings = settings;
    this.listener = SafeListener.of(List.of(listener));
    this.sendCode = new SendCode(ports, random, this.listener, clock);
    this.threads =
        IntStream.range(0, settings.threads())
            .mapToObj(i -> new Thread(this::run, "bot-codes-" + (i + 1)))
            .toList();
  }

  /** Starts the threads, which begin with what waits in the database. Call once. */
  public void start() {
    threads.forEach(Thread::start);
  }

  /**
   * Sends what waits now, on the calling thread: for whoever has no use for threads.
   *
   * @throws org.botcrm.domain.StorageException when the database or the CRM fails
   */
  public void sendWaiting() {
    boolean sent = true;
    while (sent) {
      sent = sendCode.next();
    }
  }

  /** Breaks off what is on its way; a claim that is left runs out. Waits at most 10 seconds. */
  @Override
  public void close() {
    closed = true;
    stop.release(settings.threads());
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
        if (!sendCode.next()) {
          pause();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        // The claim runs out, and the request is found again.
        listener.codesFailed(e);
        pauseAfterFailure();
      }
    }
  }

  private void pause() throws InterruptedException {
    stop.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void pauseAfterFailure() {
    try {
      pause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
