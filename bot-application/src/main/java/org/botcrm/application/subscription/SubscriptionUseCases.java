package org.botcrm.application.subscription;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.subscription.NotificationSender;
import org.botcrm.domain.subscription.SubscriptionRepository;

/**
 * What can be done with subscriptions.
 *
 * @param repository where they are kept
 * @param make makes them
 * @param feed what they are told of
 * @param clock the time of what is done
 */
public record SubscriptionUseCases(
    SubscriptionRepository repository, MakeSubscription make, FeedRepository feed, Clock clock) {
  /** Refuses nulls, naming the field. */
  public SubscriptionUseCases {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(make, "make");
    Objects.requireNonNull(feed, "feed");
    Objects.requireNonNull(clock, "clock");
  }

  /** All of them over these ports. */
  public static SubscriptionUseCases of(
      SubscriptionRepository repository,
      FeedRepository feed,
      NotificationSender sender,
      SecureRandom random,
      Clock clock) {
    return new SubscriptionUseCases(
        repository, new MakeSubscription(repository, feed, sender, random, clock), feed, clock);
  }
}
