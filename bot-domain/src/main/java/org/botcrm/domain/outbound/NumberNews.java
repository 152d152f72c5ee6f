package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.StatusUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a message says of the business number that sent it. Meta gives the same errors
 * in the answer to a message, in a status afterwards, or in both (page support/error-codes of its
 * documentation).
 */
public final class NumberNews {
  // Meta repeats a delivery for days; by then somebody may have mended it.
  private static final Duration FRESH = Duration.ofMinutes(10);

  private NumberNews() {}

  /**
   * Whether the number may not send, or sends too quickly.
   *
   * @param remedy what the error of the status asks for; null when it has none
   * @param now when the status came
   */
  public static boolean isTrouble(StatusUpdate status, @Nullable Remedy remedy, Instant now) {
    return (remedy == Remedy.STOP_NUMBER || remedy == Remedy.SLOW_NUMBER)
        && status.error() != null
        && is(status, DeliveryState.FAILED)
        && now.isBefore(status.timestamp().plus(FRESH));
  }

  /**
   * How the number may send once the status came.
   *
   * @param pace how it might before
   * @see #isTrouble
   */
  public static NumberPace apply(
      NumberPace pace, StatusUpdate status, @Nullable Remedy remedy, Instant now) {
    if (is(status, DeliveryState.SENT)) {
      return pace.sentOn(status.timestamp());
    }
    if (status.error() == null || !isTrouble(status, remedy, now)) {
      return pace;
    }
    return remedy == Remedy.STOP_NUMBER
        ? pace.stoppedByStatus(status.error(), now)
        : pace.slowedByStatus(now);
  }

  private static boolean is(StatusUpdate status, DeliveryState state) {
    return DeliveryState.ofStatus(status.status()).equals(Optional.of(state));
  }
}
