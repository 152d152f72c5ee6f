package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether something may be sent in a chat. Immutable.
 *
 * @param windowUntil when the person's last message lets us write freely until; null when they
 *     never wrote
 * @param optedOutAt since when the person wants no messages; null when they do
 * @param humanUntil until when a person of the lender answers and the bot does not; null when the
 *     bot does
 * @param pace how quickly the person was written to; null before the first message
 */
public record ChatGate(
    @Nullable Instant windowUntil,
    @Nullable Instant optedOutAt,
    @Nullable Instant humanUntil,
    @Nullable PairPace pace) {
  /**
   * How long after a person's message everything may be sent (page send-messages of Meta's
   * documentation, customer service windows). Counted from Meta's timestamp: a delivery may come
   * days late.
   */
  public static final Duration WINDOW = Duration.ofHours(24);

  /** How long the bot rests after somebody wrote, unless the lender says otherwise. */
  public static final Duration REST = Duration.ofHours(4);

  /** Whether everything may be sent, not only templates. */
  public boolean isWindowOpen(Instant now) {
    return windowUntil != null && now.isBefore(windowUntil);
  }

  /** Whether a person of the lender answers. */
  public boolean isWithHuman(Instant now) {
    return humanUntil != null && now.isBefore(humanUntil);
  }
}
