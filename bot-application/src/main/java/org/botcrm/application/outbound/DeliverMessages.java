package org.botcrm.application.outbound;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.outbound.SendResult;

/**
 * Sends what waits in the outbox: claims, sends, writes down what came of it. One thread claims;
 * sends run side by side up to a limit. Thread-safe.
 */
public final class DeliverMessages implements AutoCloseable {
  private static final long STOP_SECONDS = 15;

  private final Outbox outbox;
  private final MessageSender sender;
  private final RetryPolicy retries;
  private final DeliverySettings settings;
  private final BotListener listener;
  private final Clock clock;
  private final Semaphore slots;
  private final Semaphore work = new Semaphore(0);
  private final Set<PhoneNumberId> stopped = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "bot-outbox");
  private volatile boolean closed;
  private volatile boolean held;

  /** Idle until {@link #start}. */
  @Inject
  public DeliverMessages(
      Outbox outbox,
      MessageSender sender,
      DeliverySettings settings,
      BotListener listener,
      Clock clock) {
    this.outbox = outbox;
    this.sender = sender;
    this.retries = new RetryPolicy(settings);
    this.settings = settings;
    this.listener = SafeListener.of(List.of(listener));
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

  /** Claims nothing more and waits for what is on its way, at most 15 seconds. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      if (slots.tryAcquire(settings.maxInFlight(), STOP_SECONDS, TimeUnit.SECONDS)) {
        slots.release(settings.maxInFlight());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        holdUnknownOnce();
        Duration rest = sendAllDue();
        work.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        work.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        // While the database was away no status could be taken either.
        held = false;
        listener.outboxFailed(e);
        pause();
      }
    }
  }

  /**
   * The statuses of what an earlier process sent come only now that webhooks are taken again. Their
   * claims may have run out long ago; to send at once would send twice.
   */
  private void holdUnknownOnce() {
    if (!held) {
      outbox.holdUnknown(clock.instant().plus(settings.unknownGrace()));
      held = true;
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
      slots.acquire();
      slots.release();
      Instant now = clock.instant();
      claim =
          outbox.claim(
              new ClaimRequest(
                  now,
                  now.plus(settings.unknownGrace()),
                  Math.max(1, slots.availablePermits()),
                  settings.rates()));
      claim.refused().forEach(listener::notLetOut);
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
      // A claim that took long, because the disk or the whole machine stood still, may have run out
      // for others already; half of it must be left for the send.
      Instant latest = message.claimedUntil().minus(settings.unknownGrace().dividedBy(2));
      if (clock.instant().isBefore(latest)) {
        slots.acquire();
        send(message);
      }
    }
  }

  private void send(OutboundMessage message) {
    Instant began = clock.instant();
    attempt(message)
        .exceptionally(e -> new SendResult.Unknown(e.getClass().getSimpleName()))
        .whenComplete(
            (result, none) -> {
              try {
                finish(message, result, began);
              } finally {
                slots.release();
              }
            });
  }

  private CompletionStage<SendResult> attempt(OutboundMessage message) {
    try {
      return sender.send(message);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void finish(OutboundMessage message, SendResult result, Instant began) {
    Instant now = clock.instant();
    try {
      AttemptOutcome outcome = retries.outcomeOf(message, result, now);
      if (outbox.record(message, outcome, now)) {
        wake();
      }
      tellOfNumber(message.phoneNumberId(), outcome);
    } catch (RuntimeException e) {
      // The claim runs out and the message is found again, unless its status comes first; and
      // statuses could not be taken while the database was away.
      held = false;
      listener.outboxFailed(e);
    }
    listener.sent(result, Duration.between(began, now));
  }

  private void tellOfNumber(PhoneNumberId number, AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Stopped stop) {
      stopped.add(number);
      listener.numberStopped(number, stop.error());
    } else if (outcome instanceof AttemptOutcome.Accepted && stopped.remove(number)) {
      listener.numberResumed(number);
    }
  }
}
