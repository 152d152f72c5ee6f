package org.botcrm.domain.subscription;

import java.util.Objects;

/**
 * The ports over subscriptions, which are kept together.
 *
 * @param repository what there is
 * @param queue what waits to be told
 */
public record SubscriptionPorts(SubscriptionRepository repository, SubscriptionQueue queue) {
  /** Refuses nulls, naming the port. */
  public SubscriptionPorts {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(queue, "queue");
  }
}
