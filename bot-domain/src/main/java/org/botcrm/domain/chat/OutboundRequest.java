package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.SendGate;
import org.botcrm.domain.outbound.Template;
import org.jspecify.annotations.Nullable;

/**
 * A message that the lender wants to send in a chat, without anything that it answers.
 *
 * @param chat where to send it
 * @param draft what to send
 * @param ifClosed what to send instead when the window is closed at the moment of sending; null to
 *     send nothing then
 * @param clienteId whose chat it is; null when nobody or several match
 * @param key by which a repetition is known; null for a message that is queued each time
 * @param writer who writes it; null when the bot tells what was decided
 */
public record OutboundRequest(
    ChatId chat,
    OutboundDraft draft,
    @Nullable Template ifClosed,
    @Nullable ClienteId clienteId,
    @Nullable IdempotencyKey key,
    @Nullable Writer writer) {
  /** Refuses nulls where a value is required, naming the field. */
  public OutboundRequest {
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(draft, "draft");
  }

  /** One of nobody in particular, who takes the chat over. */
  public OutboundRequest(
      ChatId chat,
      OutboundDraft draft,
      @Nullable Template ifClosed,
      @Nullable ClienteId clienteId,
      @Nullable IdempotencyKey key) {
    this(chat, draft, ifClosed, clienteId, key, Writer.somebody());
  }

  /** The same, of a client. */
  public OutboundRequest of(@Nullable ClienteId cliente) {
    return new OutboundRequest(chat, draft, ifClosed, cliente, key, writer);
  }

  /**
   * Whether it is the answer of somebody that the client asked to talk with, who waits no longer
   * then. A template is not: programs send reminders as those.
   */
  public boolean answersWish() {
    return writer != null && !(draft.content() instanceof Template);
  }

  /**
   * Whether the bot rests in the chat afterwards. Not after a template of nobody in particular,
   * which is a reminder of some program.
   */
  public boolean takesOver() {
    return writer != null
        && writer.takesOver()
        && (writer.name() != null || !(draft.content() instanceof Template));
  }

  /**
   * Why it would not be sent if it left now; empty when nothing is known against it. The gate has
   * the last word when it leaves.
   *
   * @param to the contact of its chat
   * @param gate of its chat, locked
   */
  public Optional<SendError> refusal(ContactId to, ChatGate gate, Instant now) {
    Optional<SendError> nobody = SendGate.unreachable(to);
    OutboundDraft leaving = SendGate.leaving(draft, ifClosed, gate, now);
    return nobody.isPresent()
        ? nobody
        : SendGate.refusal(leaving.content(), Author.AGENTE, false, gate, now);
  }

  /** Whether it is only the closed window that keeps it back, which lets templates pass. */
  public boolean wouldLeaveAsTemplate(ContactId to, ChatGate gate, Instant now) {
    return !(draft.content() instanceof Template)
        && SendGate.unreachable(to).isEmpty()
        && SendGate.isForTemplatesOnly(Author.AGENTE, gate, now);
  }

  /** The chat only: the rest is personal. */
  @Override
  public String toString() {
    return "OutboundRequest[" + chat.value() + "]";
  }
}
