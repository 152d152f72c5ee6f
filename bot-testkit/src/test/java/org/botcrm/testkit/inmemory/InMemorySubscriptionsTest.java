package org.botcrm.testkit.inmemory;

import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.testkit.contract.SubscriptionContract;

class InMemorySubscriptionsTest implements SubscriptionContract {
  private final SubscriptionPorts subscriptions = new InMemorySubscriptions().ports();

  @Override
  public SubscriptionPorts subscriptions() {
    return subscriptions;
  }
}
