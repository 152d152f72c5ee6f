package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.identity.TrustRepository;
import org.botcrm.domain.message.ChatId;

final class InMemoryTrustRepository implements TrustRepository {
  private final Object lock;
  private final Chats chats;
  private final Dialogues dialogues;

  InMemoryTrustRepository(Object lock, Chats chats, Dialogues dialogues) {
    this.lock = lock;
    this.chats = chats;
    this.dialogues = dialogues;
  }

  @Override
  public Optional<ChatIdentity> find(ChatId chat, Instant now) {
    synchronized (lock) {
      return chats.find(chat).map(found -> chats.identity(chat, now));
    }
  }

  @Override
  public boolean give(ChatId chat, Trust trust, String by, Instant now) {
    synchronized (lock) {
      boolean found = chats.find(chat).isPresent();
      if (found) {
        dialogues.give(chat, trust, by, now);
        chats.answered(chat);
      }
      return found;
    }
  }

  @Override
  public boolean drop(ChatId chat, String reason, Instant now) {
    synchronized (lock) {
      boolean dropped = dialogues.isLinked(chat) && dialogues.drop(chat, reason, now);
      if (dropped) {
        chats.answered(chat);
      }
      return dropped;
    }
  }

  @Override
  public List<TrustChange> listChanges(ChatId chat, int limit) {
    synchronized (lock) {
      List<TrustChange> changes = new ArrayList<>(dialogues.changes(chat));
      Collections.reverse(changes);
      return changes.stream().limit(limit).toList();
    }
  }
}
