package org.botcrm.persistence.jdbi;

import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.testkit.contract.SubscriptionContract;
import org.junit.jupiter.api.AfterEach;

class SqliteSubscriptionsTest implements SubscriptionContract {
  private final TestDatabase database = TestDatabase.sqlite();

  @Override
  public SubscriptionPorts subscriptions() {
    return database.persistence().subscriptions();
  }

  @AfterEach
  void close() {
    database.close();
  }
}
