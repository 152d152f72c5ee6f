package org.botcrm.domain.delivery;

import java.util.Set;
import org.botcrm.domain.message.ChatId;

/**
 * What storing a delivery changed. {@code messages + duplicates + statuses + events + unreadable}
 * is the number of its facts.
 *
 * @param messages new messages
 * @param duplicates facts of any kind that were known already
 * @param statuses new statuses, whether or not their message is known yet
 * @param events new events
 * @param unreadable new elements kept with their error
 * @param toAnswer chats in which somebody now waits for an answer
 */
public record StoredDelivery(
    int messages, int duplicates, int statuses, int events, int unreadable, Set<ChatId> toAnswer) {
  /** Copies the set. */
  public StoredDelivery {
    toAnswer = Set.copyOf(toAnswer);
  }
}
