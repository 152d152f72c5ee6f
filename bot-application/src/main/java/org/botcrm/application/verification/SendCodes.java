package org.botcrm.application.verification;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.botcrm.application.BotListener;
import org.botcrm.application.PollingThreads;
import org.botcrm.application.SafeListener;

/**
 * Sends one-time codes after the answers that promise them are stored, on threads of its own: so
 * neither the answer nor the time it takes tells whether there is anybody to send a code to. Any
 * number of nodes may do so over one database. Thread-safe.
 */
public final class SendCodes implements AutoCloseable {
  private final SendCode sendCode;
  private final PollingThreads threads;

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
    BotListener safe = SafeListener.of(List.of(listener));
    this.sendCode = new SendCode(ports, random, safe, clock);
    // When it fails the claim runs out, and the request is found again.
    this.threads =
        new PollingThreads(
            "bot-codes", settings.threads(), settings.poll(), sendCode::next, safe::codesFailed);
  }

  /** Starts the threads, which begin with what waits in the database. Call once. */
  public void start() {
    threads.start();
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
    threads.close();
  }
}
