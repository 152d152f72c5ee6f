package org.botcrm.testkit.inmemory;

import org.botcrm.testkit.BotStorage;
import org.botcrm.testkit.contract.BotStorageContract;

class InMemoryBotStorageTest implements BotStorageContract {
  private final BotStorage storage = new InMemoryBotStorage();

  @Override
  public BotStorage storage() {
    return storage;
  }
}
