package org.botcrm.testkit.inmemory;

import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.contract.BotStorageContract;
import org.botcrm.testkit.contract.ChatGateContract;

class InMemoryBotStorageTest implements BotStorageContract, ChatGateContract {
  private final InMemoryBotStorage storage = new InMemoryBotStorage();

  @Override
  public BotStorage storage() {
    return storage;
  }
}
