package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.message.ChatId;

/**
 * Chats in which somebody waits for an answer. The database is the queue: what was stored and not
 * answered is still here after a crash. Thread-safe, also between nodes on one database. Throws
 * {@link org.botcrm.domain.StorageException} when the database fails.
 */
public interface ReplyQueue {
  /** Later than any message, and still a time that every database knows. */
  Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * Chats that wait, longest first.
   *
   * @param limit 1 or more
   * @param notAfter only those in which the oldest waiting message was stored by then
   */
  List<ChatId> listWaiting(int limit, Instant notAfter);

  /** Likewise, whenever the message was stored. */
  default List<ChatId> listWaiting(int limit) {
    return listWaiting(limit, ALWAYS);
  }

  /**
   * The chat and its oldest waiting messages; empty when nothing waits in it or there is no such
   * chat.
   *
   * @param limit the most messages to return, 1 or more
   * @param now decides what is remembered still, and which codes and tries still count
   */
  Optional<PendingChat> find(ChatId chat, int limit, Instant now);

  /** Likewise with all that was ever remembered, however old. */
  default Optional<PendingChat> find(ChatId chat, int limit) {
    return find(chat, limit, Instant.EPOCH);
  }

  /**
   * Records, in one transaction, what a turn came to: that its messages were answered, what is
   * remembered, and all that the answers bring about; and queues their outbound parts in order.
   *
   * @param pending what {@link #find} gave, whose version shows that nobody answered since
   * @param outcome its answers are each for a message of {@code pending}
   * @param now stamps the rows
   * @return false, and nothing changes, when somebody else answered in this chat since it was read;
   *     read it again then
   */
  boolean record(PendingChat pending, TurnOutcome outcome, Instant now);

  /** Likewise, of answers that bring nothing else about. */
  default boolean record(PendingChat pending, List<MessageAnswer> answers, Instant now) {
    return record(pending, TurnOutcome.of(answers), now);
  }

  /** What waits now. */
  Backlog backlog();
}
