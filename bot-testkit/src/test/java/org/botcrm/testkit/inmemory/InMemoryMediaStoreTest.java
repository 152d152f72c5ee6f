package org.botcrm.testkit.inmemory;

import org.botcrm.domain.media.MediaStore;
import org.botcrm.testkit.contract.MediaStoreContract;

class InMemoryMediaStoreTest implements MediaStoreContract {
  private final InMemoryMediaStore store = new InMemoryMediaStore();

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public long files() {
    return store.size();
  }
}
