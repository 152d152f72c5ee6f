package org.botcrm.application.outbound;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;

/**
 * Sends what waits in the outbox: claims, sends, writes down what came of it, by the {@link
 * DeliverySteps}. One thread claims; sends run side by side up to a limit. Thread-safe.
 */
public final class DeliverMessages implements AutoCloseable {
  private final DeliverySteps steps;
  private final DeliverySettings settings;
  private final Clock clock;
  private final Semaphore slots;
  private final Semaphore work = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "bot-outbox");
  private volatile boolean closed;

  /** Idle until {@link #start}. */
  @Inject
  public DeliverMessages(
      Outbox outbox,
      MessageSender sender,
      DeliverySettings settings,
      BotListener listener,
      Clock clock) {
    this.steps = new DeliverySteps(outbox, sender, settings, listener, clock);
    this.settings = settings;
    this.clock = clock;
    this.slots = new Semaphore(settings.maxInFlight());
  }

  /** Starts the thread, which begins with what waits in the database. Call once. */
  public void start() {
    thread.start();
  }

  /** Says that the outbox has something new; returns at once. */
  public void wake() {
    work.release();
  }

  /**
   * Claims nothing more and waits for what is on its way, and until its outcome is written down, at
   * most {@link DeliverySettings#stopWait}.
   */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(settings.stopWait().toMillis());
      awaitOutcomes();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitOutcomes() throws InterruptedException {
    Duration left = settings.stopWait();
    while (!left.isNegative() && !isFree(settings.maxInFlight())) {
      steps.writeAgain();
      left = left.minus(settings.poll());
    }
  }

  /** Whether so many sends could begin; waits a poll for that. */
  private boolean isFree(int sends) throws InterruptedException {
    boolean free = slots.tryAcquire(sends, settings.poll().toNanos(), TimeUnit.NANOSECONDS);
    if (free) {
      slots.release(sends);
    }
    return free;
  }

  private void run() {
    while (!closed) {
      try {
        steps.writeAgain();
        Duration rest = sendAllDue();
        work.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        work.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        steps.failed(e);
        pause();
      }
    }
  }

  /** A broken database is asked once a poll, not in a loop. */
  private void pause() {
    try {
      work.drainPermits();
      work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long to rest unless there is something new. */
  private Duration sendAllDue() throws InterruptedException {
    Claim claim = null;
    while (!closed && (claim == null || !claim.isEmpty())) {
      while (!isFree(1)) {
        // Outcomes that could not be written down keep their slots.
        steps.writeAgain();
      }
      steps.holdUnknown();
      claim = steps.claim(Math.max(1, slots.availablePermits()));
      sendAll(claim.messages());
    }
    return claim == null || claim.next() == null ? settings.poll() : until(claim.next());
  }

  /** At least a millisecond, so that a clock that stands still makes no loop. */
  private Duration until(Instant next) {
    Duration rest = Duration.between(clock.instant(), next).plusMillis(1);
    return rest.isNegative() || rest.isZero()
        ? Duration.ofMillis(1)
        : rest.compareTo(settings.poll()) < 0 ? rest : settings.poll();
  }

  private void sendAll(List<OutboundMessage> messages) throws InterruptedException {
    for (OutboundMessage message : messages) {
      if (steps.maySend(message)) {
        slots.acquire();
        send(message);
      }
    }
  }

  private void send(OutboundMessage message) {
    steps
        .send(message)
        .whenComplete(
            (more, none) -> {
              slots.release();
              if (Boolean.TRUE.equals(more)) {
                wake();
              }
            });
  }
}
