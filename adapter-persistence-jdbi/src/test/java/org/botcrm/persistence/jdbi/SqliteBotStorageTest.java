package org.botcrm.persistence.jdbi;

import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.contract.BotStorageContract;
import org.junit.jupiter.api.AfterEach;

class SqliteBotStorageTest implements BotStorageContract {
  private final TestDatabase database = TestDatabase.sqlite();

  @Override
  public BotStorage storage() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
