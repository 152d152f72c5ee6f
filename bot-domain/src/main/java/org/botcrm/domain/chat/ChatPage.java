package org.botcrm.domain.chat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of chats.
 *
 * @param chats in the order of the list
 * @param nextOrNull where the next page begins; null when there is none
 */
public record ChatPage(List<ChatSummary> chats, @Nullable ChatCursor nextOrNull) {
  /** Copies the list. */
  public ChatPage {
    chats = List.copyOf(chats);
  }

  /**
   * The page of a list.
   *
   * @param found in the order of the list; one more than a page has when others follow
   * @param size the most chats of the page, 1 or more
   */
  public static ChatPage of(ChatFilter filter, List<ChatSummary> found, int size) {
    return found.size() > size
        ? new ChatPage(found.subList(0, size), filter.placeOf(found.get(size - 1)))
        : new ChatPage(found, null);
  }

  /** Where the next page begins; empty when there is none. */
  public Optional<ChatCursor> next() {
    return Optional.ofNullable(nextOrNull);
  }
}
