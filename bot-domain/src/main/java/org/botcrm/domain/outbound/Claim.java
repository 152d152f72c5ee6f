package org.botcrm.domain.outbound;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/**
 * What a claim gave.
 *
 * @param messages to be sent by the caller alone
 * @param refused why messages were not let out, one for each; they have failed
 * @param next when messages that had to wait may leave; null when none had to. Others may become
 *     due before
 * @param held how many were put off until a conversation may begin
 */
public record Claim(
    List<OutboundMessage> messages, List<SendError> refused, @Nullable Instant next, int held) {
  /** Copies the lists. */
  public Claim {
    messages = List.copyOf(messages);
    refused = List.copyOf(refused);
  }

  /** Whether it did anything, so that more may be due now. */
  public boolean isEmpty() {
    return messages.isEmpty() && refused.isEmpty() && held == 0;
  }
}
