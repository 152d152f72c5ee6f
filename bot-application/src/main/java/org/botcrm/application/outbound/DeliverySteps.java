package org.botcrm.application.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * The steps of {@link DeliverMessages}, each by itself and without a thread of their own: who calls
 * them decides what happens between two of them. Thread-safe, but for {@link #holdUnknown} and
 * {@link #claim}, which are one thread's.
 */
public final class DeliverySteps {
  private final Set<PhoneNumberId> stopped = ConcurrentHashMap.newKeySet();
  private final Set<Long> unfinished = ConcurrentHashMap.newKeySet();
  private final Queue<Ending> unwritten = new ConcurrentLinkedQueue<>();
  private final Outbox outbox;
  private final MessageSender sender;
  private final RetryPolicy retries;
  private final DeliverySettings settings;
  private final BotListener listener;
  private final Clock clock;
  private volatile boolean held;

  /** Of a sender that begins. */
  public DeliverySteps(
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
  }

  /**
   * Comes before every claim, and does something before the first one and after trouble with the
   * database. The statuses of what an earlier process sent come only now that webhooks are taken
   * again. Their claims may have run out long ago; to send at once would send twice.
   */
  public void holdUnknown() {
    if (held) {
      return;
    }
    // Before, so that what fails meanwhile on another thread has it done once more.
    held = true;
    try {
      Instant began;
      do {
        began = clock.instant();
        outbox.holdUnknown(began.plus(settings.unknownGrace()));
        // One that waited until the database came back has held them for too short a time.
      } while (began.plus(settings.unknownGrace().dividedBy(4)).isBefore(clock.instant()));
    } catch (RuntimeException e) {
      held = false;
      throw e;
    }
  }

  /**
   * Claims what is due.
   *
   * @param limit the most messages, 1 or more
   */
  public Claim claim(int limit) {
    Instant now = clock.instant();
    Claim claim =
        outbox.claim(
            new ClaimRequest(
                now,
                now.plus(settings.unknownGrace()),
                limit,
                settings.rates(),
                settings.contactHours().get(),
                settings.templates()));
    claim.refused().forEach(listener::notLetOut);
    return claim;
  }

  /**
   * Whether a claimed message may still be sent. A claim that took long, because the disk or the
   * whole machine stood still, may have run out for others already; half of it must be left. And
   * what this process has sent before must have its outcome written down first.
   */
  public boolean maySend(OutboundMessage message) {
    Instant latest = message.claimedUntil().minus(settings.unknownGrace().dividedBy(2));
    return clock.instant().isBefore(latest) && !unfinished.contains(message.id());
  }

  /**
   * Sends a claimed message, and writes down what came of it.
   *
   * @return completes after that, never exceptionally: whether more of the same chat waits. While
   *     the database is away the outcome is kept, and {@link #writeAgain} tries once more
   */
  public CompletionStage<Boolean> send(OutboundMessage message) {
    Instant began = clock.instant();
    unfinished.add(message.id());
    return attempt(message)
        .exceptionally(this::broken)
        .thenCompose(result -> finish(message, result, began));
  }

  /**
   * Writes down the outcomes that could not be; forgotten, their messages would go twice. Stops at
   * the first that still cannot be, which has its next turn after all the others. Thread-safe.
   */
  public void writeAgain() {
    for (int left = unwritten.size(); left > 0; left--) {
      Ending ending = unwritten.poll();
      if (ending == null || !tryToWrite(ending)) {
        return;
      }
    }
  }

  /** The database failed; while it was away no status could be taken either. */
  void failed(Throwable cause) {
    held = false;
    listener.outboxFailed(cause);
  }

  private SendResult broken(Throwable failure) {
    listener.senderFailed(
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure);
    return RetryPolicy.broken();
  }

  /** Whatever a sender throws, what left may have arrived. */
  private CompletionStage<SendResult> attempt(OutboundMessage message) {
    try {
      return Objects.requireNonNull(sender.send(message), "stage")
          .thenApply(result -> Objects.requireNonNull(result, "result"));
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Boolean> finish(
      OutboundMessage message, SendResult result, Instant began) {
    Duration took = Duration.between(began, clock.instant());
    Ending ending = new Ending(message, result, new CompletableFuture<>());
    tryToWrite(ending);
    listener.sent(result, took);
    return ending.more;
  }

  /** Whether it is written down; else it waits for {@link #writeAgain}. */
  private boolean tryToWrite(Ending ending) {
    try {
      write(ending);
      return true;
    } catch (RuntimeException | Error e) {
      unwritten.add(ending);
      failed(e);
      return false;
    }
  }

  /** With the time of now: a wait that begins with the outcome begins when others can know it. */
  private void write(Ending ending) {
    Instant now = clock.instant();
    AttemptOutcome outcome = retries.outcomeOf(ending.message, ending.result, now);
    boolean more = outbox.record(ending.message, outcome, now);
    unfinished.remove(ending.message.id());
    tellOfNumber(ending.message.phoneNumberId(), outcome);
    ending.more.complete(more);
  }

  private void tellOfNumber(PhoneNumberId number, AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Stopped stop) {
      stopped.add(number);
      listener.numberStopped(number, stop.error());
    } else if (outcome instanceof AttemptOutcome.Accepted && stopped.remove(number)) {
      listener.numberResumed(number);
    }
  }

  /**
   * What came of an attempt.
   *
   * @param more completes when it is written down
   */
  private record Ending(
      OutboundMessage message, SendResult result, CompletableFuture<Boolean> more) {}
}
