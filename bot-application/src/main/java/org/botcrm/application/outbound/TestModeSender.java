package org.botcrm.application.outbound;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendResult;

/**
 * Sends everything to one phone, whoever it is for, so that the bot can be tried against the real
 * Meta without writing to a client. A first line says for whom a message was. Templates, files and
 * places have no text of ours to mark and go as they are; a reaction becomes a text, because its
 * message is in another chat, and for the same reason nothing quotes. A text too long for its mark
 * loses its end. Thread-safe as far as the sender behind it is.
 *
 * <p>Meta's rules hold for the one phone: it must have written within 24 hours to get more than
 * templates, and gets a burst of messages and then one in 6 seconds.
 */
public final class TestModeSender implements MessageSender {
  private final MessageSender sender;
  private final ContactId to;

  /** Sends by {@code sender}, to {@code only} alone. */
  public TestModeSender(MessageSender sender, PhoneNumber only) {
    this.sender = Objects.requireNonNull(sender, "sender");
    this.to = new ContactId.Phone(only);
  }

  @Override
  public CompletionStage<SendResult> send(OutboundMessage message) {
    OutboundContent marked = message.content().match(new TestMark(message.to()));
    return sender.send(
        new OutboundMessage(
            message.id(),
            message.chat(),
            message.phoneNumberId(),
            to,
            OutboundDraft.of(marked),
            message.callbackData(),
            message.attempt(),
            message.refusals(),
            message.unknowns(),
            message.token(),
            message.claimedUntil()));
  }
}
