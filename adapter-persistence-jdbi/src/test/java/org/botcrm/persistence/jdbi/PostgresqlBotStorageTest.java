package org.botcrm.persistence.jdbi;

import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.contract.BotStorageContract;
import org.junit.jupiter.api.AfterEach;

class PostgresqlBotStorageTest implements BotStorageContract {
  private final TestDatabase database = TestDatabase.postgresql();

  @Override
  public BotStorage storage() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
