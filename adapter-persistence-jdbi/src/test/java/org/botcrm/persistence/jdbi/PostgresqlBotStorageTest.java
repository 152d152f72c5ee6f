package org.botcrm.persistence.jdbi;

import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.contract.BotStorageContract;
import org.botcrm.testkit.contract.ChatGateContract;
import org.junit.jupiter.api.AfterEach;

class PostgresqlBotStorageTest implements BotStorageContract, ChatGateContract {
  private final TestDatabase database =
      TestDatabase.postgresqlEmptied(PostgresqlBotStorageTest.class);

  @Override
  public BotStorage storage() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
