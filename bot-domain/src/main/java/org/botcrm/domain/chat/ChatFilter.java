package org.botcrm.domain.chat;

import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which chats to list; null means any. All that are given must hold.
 *
 * @param waiting whether a message in it waits for an answer
 * @param number with this person's number, in any of its variants
 */
public record ChatFilter(@Nullable Boolean waiting, @Nullable PhoneNumber number) {
  /** Every chat. */
  public static ChatFilter all() {
    return new ChatFilter(null, null);
  }
}
