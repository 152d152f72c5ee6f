package org.botcrm.domain.chat;

import org.botcrm.domain.message.ConversacionId;
import org.jspecify.annotations.Nullable;

/**
 * Who of the lender's people writes, and what they know of the chat.
 *
 * @param name as others see them; null when a program does not say for whom it writes
 * @param seen the newest message that they saw: when somebody else of the lender wrote after it,
 *     nothing is queued. Null, or a message of another chat, to write whatever was written
 * @param takesOver whether the bot rests in the chat afterwards
 */
public record Writer(@Nullable String name, @Nullable ConversacionId seen, boolean takesOver) {
  /** Nobody in particular, who takes the chat over. */
  public static Writer somebody() {
    return new Writer(null, null, true);
  }

  /** Nothing: the name is personal. */
  @Override
  public String toString() {
    return "Writer[]";
  }
}
