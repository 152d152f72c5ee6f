package org.botcrm.application.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.TurnResult;

/** What to do when a subscriber did not take something: once more later, or give up. */
final class NotificationRetries {
  /** How long an event is tried. */
  static final Duration PATIENCE = Duration.ofDays(1);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration MAX_DELAY = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 10;
  // A fifth more or less, so that those who failed together do not come back together.
  private static final double LEAST = 0.8;
  private static final double SPREAD = 0.4;

  private final RandomGenerator random;

  NotificationRetries(RandomGenerator random) {
    this.random = random;
  }

  /**
   * What becomes of a subscription that did not take these events.
   *
   * @param events what it was told; none with a restart, which is never given up
   */
  TurnResult notTaken(
      SubscriptionProgress before, List<FeedEvent> events, String reason, Instant now) {
    SubscriptionProgress failed = before.failed(now, now.plus(delay(before.attempts())), reason);
    if (events.size() == 1 && isOver(failed, events.get(0), now)) {
      FeedEvent event = events.get(0);
      return new TurnResult.GaveUp(failed.passing(event.offset(), now), event, reason);
    }
    return new TurnResult.Moved(failed);
  }

  /**
   * A day after nothing was taken any more, and a day after it happened: of what comes while a
   * subscriber is away, each has its own day.
   */
  private static boolean isOver(SubscriptionProgress failed, FeedEvent event, Instant now) {
    Instant since = failed.failingSince();
    return since != null
        && !now.isBefore(since.plus(PATIENCE))
        && !now.isBefore(event.at().plus(PATIENCE));
  }

  private Duration delay(int attempts) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
    Duration capped = delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
    return Duration.ofMillis((long) (capped.toMillis() * (LEAST + SPREAD * random.nextDouble())));
  }
}
