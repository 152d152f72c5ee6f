package org.botcrm.persistence.jdbi;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.ChatId;

/** Counts what storing one delivery changed. */
final class Tally {
  private final long deliveryId;
  private final Instant receivedAt;
  private final Set<ChatId> toAnswer = new LinkedHashSet<>();
  private int messages;
  private int duplicates;
  private int statuses;
  private int events;
  private int unreadable;

  Tally(long deliveryId, Instant receivedAt) {
    this.deliveryId = deliveryId;
    this.receivedAt = receivedAt;
  }

  long deliveryId() {
    return deliveryId;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  void message() {
    messages++;
  }

  void waits(long chat) {
    toAnswer.add(new ChatId(chat));
  }

  void duplicate() {
    duplicates++;
  }

  void status() {
    statuses++;
  }

  void event(boolean readable) {
    if (readable) {
      events++;
    } else {
      unreadable++;
    }
  }

  StoredDelivery stored() {
    return new StoredDelivery(messages, duplicates, statuses, events, unreadable, toAnswer);
  }
}
