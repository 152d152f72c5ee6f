package org.botcrm.domain.subscription;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscriber was told.
 *
 * @param cursor the offset of the last event that is dealt with: taken, not wanted, or given up
 * @param attempts how often in a row it did not take what follows; 0 when it took the last
 * @param failingSince since when it takes nothing; null when it took the last
 * @param dueAt not before then is it told more
 * @param reason why it did not take the last, in words for a person; null when it did
 */
public record SubscriptionProgress(
    long cursor,
    int attempts,
    @Nullable Instant failingSince,
    Instant dueAt,
    @Nullable String reason) {
  /**
   * @throws IllegalArgumentException when {@code cursor} or {@code attempts} is negative
   */
  public SubscriptionProgress {
    Objects.requireNonNull(dueAt, "dueAt");
    if (cursor < 0 || attempts < 0) {
      throw new IllegalArgumentException("cursor and attempts: 0 or more expected");
    }
  }

  /** All is well up to there, and more may follow at once. */
  public static SubscriptionProgress upTo(long cursor, Instant now) {
    return new SubscriptionProgress(cursor, 0, null, now, null);
  }

  /** The same further on, as well or as badly as before. */
  public SubscriptionProgress passing(long upTo, Instant due) {
    return new SubscriptionProgress(upTo, attempts, failingSince, due, reason);
  }

  /** What follows was not taken, once more. */
  public SubscriptionProgress failed(Instant now, Instant due, String why) {
    Instant since = failingSince == null ? now : failingSince;
    return new SubscriptionProgress(cursor, attempts + 1, since, due, why);
  }
}
