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

  /**
   * Chats that wait, longest first.
   *
   * @param limit 1 or more
   */
  List<ChatId> listWaiting(int limit);

  /**
   * The chat and its oldest waiting messages; empty when nothing waits in it or there is no such
   * chat.
   *
   * @param limit the most messages to return, 1 or more
   */
  Optional<PendingChat> find(ChatId chat, int limit);

  /**
   * Records, in one transaction, that these messages were answered, and queues their outbound parts
   * in order.
   *
   * @param pending what {@link #find} gave, whose version shows that nobody answered since
   * @param answers at least one; each for a message of {@code pending}
   * @param now stamps the rows
   * @return false, and nothing changes, when somebody else answered in this chat since it was read;
   *     read it again then
   */
  boolean record(PendingChat pending, List<MessageAnswer> answers, Instant now);

  /** What waits now. */
  Backlog backlog();
}
