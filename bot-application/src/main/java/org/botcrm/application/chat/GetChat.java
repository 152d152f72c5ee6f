package org.botcrm.application.chat;

import jakarta.inject.Inject;
import java.util.Optional;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.message.ChatId;

/** Gives one chat. */
public final class GetChat {
  private final ChatRepository chats;

  /** Over the port it needs. */
  @Inject
  public GetChat(ChatRepository chats) {
    this.chats = chats;
  }

  /**
   * The chat with this id.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Optional<ChatSummary> get(ChatId id) {
    return chats.find(id);
  }
}
