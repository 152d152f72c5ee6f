package org.botcrm.application.chat;

import jakarta.inject.Inject;
import java.util.Map;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/** Lists chats. */
public final class ListChats {
  private final ChatRepository chats;

  /** Over the port it needs. */
  @Inject
  public ListChats(ChatRepository chats) {
    this.chats = chats;
  }

  /**
   * One page, newest activity first.
   *
   * @param after the last chat seen; null to begin with the newest
   * @param size 1 to {@link ChatRepository#MAX_SIZE}
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public ChatPage list(ChatFilter filter, @Nullable ChatCursor after, int size) {
    return chats.list(filter, after, size);
  }

  /**
   * The newest message of each chat of a page.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Map<ChatId, Conversacion> lastMessages(ChatPage page) {
    return chats.lastMessages(page.chats().stream().map(ChatSummary::id).toList());
  }
}
