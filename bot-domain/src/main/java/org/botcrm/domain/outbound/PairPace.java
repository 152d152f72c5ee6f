package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How quickly one business number may write to one person: a message each 6 seconds, of which up to
 * 45 may be borrowed from the future (page about-the-platform of Meta's documentation, pair rate
 * limits). What is kept of it is one time: until when messages are paid for.
 */
public final class PairPace {
  /** One message costs this long. */
  public static final Duration INTERVAL = Duration.ofSeconds(6);

  /** The most that may leave at once after a rest. */
  public static final int BURST = 45;

  private static final Duration CREDIT = INTERVAL.multipliedBy(BURST - 1L);

  private PairPace() {}

  /**
   * When the next message may leave.
   *
   * @param paidUntil what {@link #afterSending} gave last; null when nothing was sent
   * @return {@code now} or later
   */
  public static Instant next(@Nullable Instant paidUntil, Instant now) {
    Instant free = paidUntil == null ? now : paidUntil.minus(CREDIT);
    return free.isAfter(now) ? free : now;
  }

  /** Until when messages are paid for, once one more left. */
  public static Instant afterSending(@Nullable Instant paidUntil, Instant now) {
    return (paidUntil == null || paidUntil.isBefore(now) ? now : paidUntil).plus(INTERVAL);
  }
}
