package org.botcrm.domain.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How quickly one business number may write to one person: a message each 6 seconds, or up to 45
 * within 6 seconds that are borrowed from the future and must be waited for afterwards (page
 * about-the-platform of Meta's documentation, pair rate limits). Immutable.
 *
 * @param since when the burst began, of one message or more
 * @param paidUntil until when its messages are paid for
 */
public record PairPace(Instant since, Instant paidUntil) {
  /** One message costs this long. */
  public static final Duration INTERVAL = Duration.ofSeconds(6);

  /** The most that may leave at once after a rest. */
  public static final int BURST = 45;

  // Of Meta's 6 seconds, as some of them pass on the way to it.
  private static final Duration BURST_TIME = Duration.ofSeconds(5);
  private static final Duration MOST_OWED = INTERVAL.multipliedBy(BURST);

  /** Refuses nulls. */
  public PairPace {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(paidUntil, "paidUntil");
  }

  /**
   * When the next message may leave.
   *
   * @param pace what {@link #afterSending} gave last; null when nothing was sent
   * @return {@code now} or later
   */
  public static Instant next(@Nullable PairPace pace, Instant now) {
    return pace == null || !pace.owes(now) || pace.isInBurst(now) ? now : pace.paidUntil;
  }

  /** What is kept once one more left. */
  public static PairPace afterSending(@Nullable PairPace pace, Instant now) {
    return pace == null || !pace.owes(now)
        ? new PairPace(now, now.plus(INTERVAL))
        : new PairPace(pace.since, pace.paidUntil.plus(INTERVAL));
  }

  /** More than can be owed was written by a node whose clock is wrong. */
  private boolean owes(Instant now) {
    return now.isBefore(paidUntil) && !now.plus(MOST_OWED).isBefore(paidUntil);
  }

  private boolean isInBurst(Instant now) {
    return now.isBefore(since.plus(BURST_TIME)) && paidUntil.isBefore(since.plus(MOST_OWED));
  }
}
