package org.botcrm.testkit.contract;

import org.botcrm.testkit.BotStorage;

/** What the contracts of the ports that share their rows ask of a test class. */
public interface StorageContract {

  /**
   * The storage under test: empty at the start of each test, and the same one all through it.
   * Whatever a test wrote must be gone in the next.
   */
  BotStorage storage();
}
