package org.botcrm.testkit.inmemory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentRepository;
import org.botcrm.domain.message.ChatId;

final class InMemoryConsentRepository implements ConsentRepository {
  private final Object lock;
  private final Consents consents;

  InMemoryConsentRepository(Object lock, Consents consents) {
    this.lock = lock;
    this.consents = consents;
  }

  @Override
  public List<ConsentChange> list(ChatId chat, int limit) {
    synchronized (lock) {
      List<ConsentChange> changes = new ArrayList<>(consents.of(chat));
      Collections.reverse(changes);
      return changes.stream().limit(limit).toList();
    }
  }
}
