package org.botcrm.application.outbound;

import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendResult;

/** What to do after an attempt: done, again later, wait for the status, or give up. */
final class RetryPolicy {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 10;

  private final DeliverySettings settings;

  RetryPolicy(DeliverySettings settings) {
    this.settings = settings;
  }

  AttemptOutcome outcomeOf(OutboundMessage message, SendResult result, Instant now) {
    return result.match(
        accepted -> new AttemptOutcome.Accepted(accepted.messageId()),
        rejected ->
            rejected.worthRetrying() && message.attempt() < settings.maxAttempts()
                ? new AttemptOutcome.Again(now.plus(delay(message.attempt())), rejected.error())
                : new AttemptOutcome.Failed(rejected.error()),
        // Nothing is wrong with the message, so it waits for the connection however long it takes.
        notSent ->
            new AttemptOutcome.Again(
                now.plus(delay(message.attempt())), new SendError(0, notSent.reason())),
        unknown -> new AttemptOutcome.Unknown(now.plus(settings.unknownGrace()), unknown.reason()));
  }

  private static Duration delay(int attempt) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    return delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
  }
}
