package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which chats to list; null means any. All that are given must hold.
 *
 * @param waiting whether a message in it waits for an answer; those that do are listed by how long
 * @param number with this person's number, in any of its variants
 */
public record ChatFilter(@Nullable Boolean waiting, @Nullable PhoneNumber number) {
  /** Every chat. */
  public static ChatFilter all() {
    return new ChatFilter(null, null);
  }

  /** Whether the list begins with who waits longest, and not with the newest activity. */
  public boolean isByWait() {
    return Boolean.TRUE.equals(waiting);
  }

  /** Just behind this chat, which passes the filter. */
  ChatCursor placeOf(ChatSummary chat) {
    Instant at = isByWait() ? Objects.requireNonNull(chat.waitingSince()) : chat.lastAt();
    return new ChatCursor(at, chat.id());
  }
}
