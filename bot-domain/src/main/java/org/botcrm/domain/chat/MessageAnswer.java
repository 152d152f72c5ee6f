package org.botcrm.domain.chat;

import java.util.List;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.outbound.OutboundDraft;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one pending message.
 *
 * @param message the message answered
 * @param clienteId whose it is; null when nobody or several match
 * @param rule the rule that answered; null when none did
 * @param text the answer as one text, for {@code respuesta_bot}; null when there is none
 * @param parts what to send, in order; empty when there is nothing to say
 * @param error rules that failed on the way, in words; null when none did
 * @param consent that the person wants messages from now on, or none; null when the message says
 *     nothing of it. The parts of an answer to who wants none confirm that, and are let out
 * @param trace why it was answered so; null when there is nothing to tell
 */
public record MessageAnswer(
    ConversacionId message,
    @Nullable ClienteId clienteId,
    @Nullable String rule,
    @Nullable String text,
    List<OutboundDraft> parts,
    @Nullable String error,
    @Nullable ConsentChange consent,
    @Nullable Trace trace) {
  /** Copies the list; refuses parts without a text and a text without parts. */
  public MessageAnswer {
    Objects.requireNonNull(message, "message");
    parts = List.copyOf(parts);
    if ((text == null) != parts.isEmpty()) {
      throw new IllegalArgumentException("text: present exactly when there are parts");
    }
  }

  /** Of a message that says nothing of consent. */
  public MessageAnswer(
      ConversacionId message,
      @Nullable ClienteId clienteId,
      @Nullable String rule,
      @Nullable String text,
      List<OutboundDraft> parts,
      @Nullable String error) {
    this(message, clienteId, rule, text, parts, error, null, null);
  }

  /** Whether its parts tell the person that they get no more. */
  public boolean confirmsOptOut() {
    return consent != null && consent.withdraws();
  }

  /** Rule and id only: the text is personal. */
  @Override
  public String toString() {
    return "MessageAnswer[" + message.value() + " " + rule + "]";
  }
}
