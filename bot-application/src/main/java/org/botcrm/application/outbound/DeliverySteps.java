package org.botcrm.application.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
    if (!held) {
      outbox.holdUnknown(clock.instant().plus(settings.unknownGrace()));
      held = true;
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
                settings.contactHours().get()));
    claim.refused().forEach(listener::notLetOut);
    return claim;
  }

  /**
   * Whether a claimed message may still be sent. A claim that took long, because the disk or the
   * whole machine stood still, may have run out for others already; half of it must be left.
   */
  public boolean isInTime(OutboundMessage message) {
    Instant latest = message.claimedUntil().minus(settings.unknownGrace().dividedBy(2));
    return clock.instant().isBefore(latest);
  }

  /**
   * Sends a claimed message, and writes down what came of it.
   *
   * @return completes after that, never exceptionally: whether more of the same chat waits
   */
  public CompletionStage<Boolean> send(OutboundMessage message) {
    Instant began = clock.instant();
    return attempt(message)
        .exceptionally(e -> new SendResult.Unknown(e.getClass().getSimpleName()))
        .thenApply(result -> finish(message, result, began));
  }

  /** The database failed; while it was away no status could be taken either. */
  void failed(Throwable cause) {
    held = false;
    listener.outboxFailed(cause);
  }

  private CompletionStage<SendResult> attempt(OutboundMessage message) {
    try {
      return sender.send(message);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private boolean finish(OutboundMessage message, SendResult result, Instant began) {
    Instant now = clock.instant();
    boolean more = false;
    try {
      AttemptOutcome outcome = retries.outcomeOf(message, result, now);
      more = outbox.record(message, outcome, now);
      tellOfNumber(message.phoneNumberId(), outcome);
    } catch (RuntimeException e) {
      // The claim runs out and the message is found again, unless its status comes first.
      failed(e);
    }
    listener.sent(result, Duration.between(began, now));
    return more;
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
