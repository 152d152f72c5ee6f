package org.botcrm.domain.subscription;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that one caller tells what follows, and nobody else meanwhile.
 *
 * @param subscription which, as it was when the turn began
 * @param secret signs what is told
 * @param token tells this turn from later ones of the same subscription
 * @param version tells whether somebody set the subscription back meanwhile
 * @param until when the turn ends by itself
 * @param letter a dead letter to be told once more, before anything else; null when there is none
 */
public record SubscriptionTurn(
    Subscription subscription,
    SubscriptionSecret secret,
    long token,
    long version,
    Instant until,
    @Nullable DeadLetter letter) {
  /** Refuses nulls, naming the field. */
  public SubscriptionTurn {
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(until, "until");
  }

  /** Which subscription, and no more. */
  @Override
  public String toString() {
    return "SubscriptionTurn[" + subscription.id() + "]";
  }
}
