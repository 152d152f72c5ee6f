package org.botcrm.domain.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.message.ChatId;

/**
 * Takes messages that the lender wants to send. Thread-safe, also between nodes on one database.
 * Throws {@link org.botcrm.domain.StorageException} when the database fails.
 */
public interface OutboundQueue {
  /** How long a key is known at least; it may be longer. */
  Duration KEY_LIFE = Duration.ofHours(24);

  /**
   * Queues a message in one transaction with its row, the figures of its chat and its key; unless
   * its key is known, somebody else wrote after what its writer saw, it would be refused if it left
   * now, or there is no such chat. Then nothing changes. When it takes the chat over, the bot rests
   * from that transaction on: of its replies, those that are not sent by then never are.
   *
   * @param now stamps the rows
   */
  QueueResult queue(OutboundRequest request, Instant now);

  /**
   * Makes the bot rest in a chat from now on, or answer again at once.
   *
   * @param rest whether it rests
   * @return whether there is such a chat
   */
  boolean rest(ChatId chat, boolean rest, Instant now);

  /**
   * What {@link #queue} would say of a request whose key is known: the message that was queued
   * under it, whatever would be refused by now, or that the key stands for another request. Empty
   * when the key is not known.
   */
  Optional<QueueResult> find(IdempotencyKey key);
}
