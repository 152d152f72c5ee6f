package org.botcrm.persistence.jdbi;

import java.time.Instant;
import org.botcrm.domain.message.ChatId;
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

  @Override
  public void takeOver(ChatId chat, Instant until) {
    database.takeOver(chat, until);
  }

  @AfterEach
  void close() {
    database.close();
  }
}
