package org.botcrm.simulator;

import java.util.List;

/**
 * What a simulated phone has that the asker did not know.
 *
 * @param messages in the order they were sent; empty when nothing came in time
 * @param lastSequence the highest sequence number so far, to ask for later messages with
 * @param lastChange the highest change number so far, to ask for later changes with
 */
public record ChatPage(List<ChatMessage> messages, long lastSequence, long lastChange) {
  /** Copies the list. */
  public ChatPage {
    messages = List.copyOf(messages);
  }

  /** The messages of the bot among them. */
  public List<ChatMessage> outbound() {
    return messages.stream().filter(m -> m.direction() == Direction.OUTBOUND).toList();
  }
}
