package org.botcrm.domain.chat;

import java.util.List;

/**
 * A chat with the messages that wait in it.
 *
 * @param chat its state when it was read
 * @param messages oldest first by Meta's timestamp, then by our id
 */
public record PendingChat(Chat chat, List<PendingMessage> messages) {
  /** Copies the list. */
  public PendingChat {
    messages = List.copyOf(messages);
  }
}
