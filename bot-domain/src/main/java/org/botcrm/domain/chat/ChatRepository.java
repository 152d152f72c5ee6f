package org.botcrm.domain.chat;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * Chats, to read. Thread-safe. Throws {@link org.botcrm.domain.StorageException} when the database
 * fails. What one call shows was committed before it.
 */
public interface ChatRepository {
  /** The most chats of one page. */
  int MAX_SIZE = 100;

  /** The chat with this id; empty when there is none, it has no message, or it became another's. */
  Optional<ChatSummary> find(ChatId id);

  /**
   * Chats that pass the filter, newest activity first, then by id, the greatest first; when only
   * those that wait are asked for, who waits longest first, then by id. It costs the same however
   * many there are.
   *
   * @param after the last chat seen; null to begin with the first
   * @param size the most chats of the page, 1 to {@link #MAX_SIZE}
   */
  ChatPage list(ChatFilter filter, @Nullable ChatCursor after, int size);

  /**
   * The newest message of each of these chats, by timestamp and then id; a chat without one is left
   * out.
   *
   * @param chats at most {@link #MAX_SIZE}
   */
  Map<ChatId, Conversacion> lastMessages(Collection<ChatId> chats);
}
