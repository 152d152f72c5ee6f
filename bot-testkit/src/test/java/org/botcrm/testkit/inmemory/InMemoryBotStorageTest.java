package org.botcrm.testkit.inmemory;

import java.time.Instant;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.contract.BotStorageContract;
import org.botcrm.testkit.contract.ChatGateContract;

class InMemoryBotStorageTest implements BotStorageContract, ChatGateContract {
  private final InMemoryBotStorage storage = new InMemoryBotStorage();

  @Override
  public BotStorage storage() {
    return storage;
  }

  @Override
  public void takeOver(ChatId chat, Instant until) {
    storage.takeOver(chat, until);
  }
}
