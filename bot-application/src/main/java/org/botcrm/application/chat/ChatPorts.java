package org.botcrm.application.chat;

import java.util.Objects;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.OutboundQueue;
import org.botcrm.domain.consent.ConsentRepository;
import org.jspecify.annotations.Nullable;

/**
 * What the bot needs so that the lender's people can write in chats.
 *
 * @param chats to read
 * @param queue takes what they write
 * @param consents what people said about being written to; null to show it to nobody
 */
public record ChatPorts(
    ChatRepository chats, OutboundQueue queue, @Nullable ConsentRepository consents) {
  /** Refuses nulls, naming the port. */
  public ChatPorts {
    Objects.requireNonNull(chats, "chats");
    Objects.requireNonNull(queue, "queue");
  }

  /** Without what people said about being written to. */
  public ChatPorts(ChatRepository chats, OutboundQueue queue) {
    this(chats, queue, null);
  }
}
