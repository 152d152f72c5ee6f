package org.botcrm.application.chat;

import java.util.Objects;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;

/**
 * What the bot needs so that the lender's people can write in chats.
 *
 * @param chats to read
 * @param queue takes what they write
 */
public record ChatPorts(ChatRepository chats, OutboundQueue queue) {
  /** Refuses nulls, naming the port. */
  public ChatPorts {
    Objects.requireNonNull(chats, "chats");
    Objects.requireNonNull(queue, "queue");
  }
}
