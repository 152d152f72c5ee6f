package org.botcrm.application.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendResult;
import org.jspecify.annotations.Nullable;

/** What to do after an attempt: done, again later, wait for the status, or give up. */
final class RetryPolicy {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final Duration NUMBER_PAUSE = Duration.ofSeconds(1);
  // 4^X, as Meta asks (page about-the-platform, pair rate limits), up to an hour and a quarter.
  private static final int PAIR_BASE = 4;
  private static final int MAX_PAIR_EXPONENT = 6;
  private static final int MAX_DOUBLINGS = 20;
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.botcrm.application.outbound.envios", Locale.ROOT);

  private final DeliverySettings settings;

  RetryPolicy(DeliverySettings settings) {
    this.settings = settings;
  }

  /** Of a sender that threw instead of saying what came of a message, which may have left. */
  static SendResult.Unknown broken() {
    return new SendResult.Unknown(WORDS.getString("falla"));
  }

  AttemptOutcome outcomeOf(OutboundMessage message, SendResult result, Instant now) {
    return result.match(
        accepted -> new AttemptOutcome.Accepted(accepted.messageId()),
        rejected -> refused(message, rejected, now),
        // Nothing is wrong with the message, so it waits for the connection however long it takes.
        notSent ->
            new AttemptOutcome.Again(
                now.plus(backOff(message, message.attempt())),
                new SendError(0, notSent.reason()),
                false),
        unknown ->
            message.unknowns() + 1 < settings.maxAttempts()
                ? new AttemptOutcome.Unknown(now.plus(settings.unknownGrace()), unknown.reason())
                : new AttemptOutcome.Failed(new SendError(0, WORDS.getString("desconocido"))));
  }

  private AttemptOutcome refused(
      OutboundMessage message, SendResult.Rejected rejected, Instant now) {
    int refusals = message.refusals();
    return switch (rejected.remedy()) {
      case GIVE_UP -> new AttemptOutcome.Failed(rejected.error());
      case RETRY -> again(message, rejected, backOff(message, refusals + 1), now);
      case SLOW_CHAT ->
          again(
              message,
              rejected,
              Duration.ofSeconds((long) Math.pow(PAIR_BASE, Math.min(refusals, MAX_PAIR_EXPONENT))),
              now);
      case SLOW_NUMBER ->
          new AttemptOutcome.Slowed(
              now.plus(atLeast(NUMBER_PAUSE, rejected.retryAfter())),
              settings.rates().of(message.phoneNumberId()),
              rejected.error());
      case STOP_NUMBER -> new AttemptOutcome.Stopped(rejected.error());
    };
  }

  private AttemptOutcome again(
      OutboundMessage message, SendResult.Rejected rejected, Duration delay, Instant now) {
    Instant at = now.plus(atLeast(delay, rejected.retryAfter()));
    return message.refusals() + 1 < settings.maxAttempts()
        ? new AttemptOutcome.Again(at, rejected.error(), true)
        : new AttemptOutcome.Failed(rejected.error());
  }

  private static Duration atLeast(Duration delay, @Nullable Duration asked) {
    return asked != null && asked.compareTo(delay) > 0 ? asked : delay;
  }

  /**
   * Twice as long each time, and up to a quarter less: messages that were refused together must not
   * come back together. By the message's own id, so that a test can tell.
   */
  private static Duration backOff(OutboundMessage message, int time) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(time - 1, MAX_DOUBLINGS));
    Duration capped = delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
    long spread = Math.floorMod(Long.hashCode(message.id() * 0x9E3779B97F4A7C15L) + time, 1000);
    return capped.minus(capped.multipliedBy(spread).dividedBy(4000));
  }
}
