package org.botcrm.domain.chat;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of chats.
 *
 * @param chats newest activity first
 * @param hasMore whether others follow
 */
public record ChatPage(List<ChatSummary> chats, boolean hasMore) {
  /** Copies the list. */
  public ChatPage {
    chats = List.copyOf(chats);
  }

  /** Where the next page begins; empty when there is none. */
  public Optional<ChatCursor> next() {
    if (!hasMore || chats.isEmpty()) {
      return Optional.empty();
    }
    ChatSummary last = chats.get(chats.size() - 1);
    return Optional.of(new ChatCursor(last.lastAt(), last.id()));
  }
}
