package org.botcrm.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.reply.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalDataTest {
  private static final String PHONE = "584121239999";
  private static final String USER = "VE.canario";
  private static final String TEXT = "canario en la mina";
  private static final ContactId CONTACT =
      ContactId.of(new PhoneNumber(PHONE), new BusinessScopedId(USER));
  private static final OutboundContent CONTENT = new OutboundContent.Text(TEXT);
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final PhoneNumberId NUMBER = new PhoneNumberId("1");

  @ParameterizedTest
  @MethodSource("values")
  void whatCouldReachALogByAccidentShowsNothingPersonal(Object value) {
    assertThat(value.toString()).doesNotContain(PHONE, USER, "canario", "12345678");
  }

  private static Stream<Object> values() {
    ReceivedMessage message = message();
    PendingMessage pending = new PendingMessage(new ConversacionId(1), "text", TEXT, NOW, NOW);
    Chat chat = new Chat(new ChatId(1), NUMBER, null, CONTACT, TEXT, 0);
    Cliente cliente =
        new Cliente(new ClienteId(1), "V-12345678", TEXT, TEXT, PHONE, "canario@example.org", "A");
    return Stream.of(
        CONTACT,
        message,
        new Fact.Message(message),
        new Fact.Event("f", TEXT),
        new Fact.Unreadable("f", TEXT, "mal"),
        new StatusUpdate(NUMBER, new MessageId("w"), "sent", NOW, null, TEXT, TEXT),
        new Delivery(TEXT.getBytes(StandardCharsets.UTF_8), NOW),
        pending,
        chat,
        new PendingChat(chat, List.of(pending)),
        new MessageAnswer(new ConversacionId(1), null, "r", TEXT, List.of(CONTENT), null),
        cliente,
        new ClienteMatch.One(cliente),
        CONTENT,
        new OutboundMessage(1, new ChatId(1), NUMBER, CONTACT, CONTENT, TEXT, 1, 1),
        new MediaReference("m", "image/png", null, TEXT, TEXT),
        new MediaFile(MediaState.PENDING, "image/png", TEXT, null, 0, null),
        new MediaDownload(
            new ConversacionId(1),
            NUMBER,
            new MediaReference("m", "image/png", null, TEXT, TEXT),
            NOW,
            1,
            1),
        new Reply(TEXT));
  }

  private static ReceivedMessage message() {
    return new ReceivedMessage(
        NUMBER,
        CONTACT,
        TEXT,
        new MessageId("w"),
        "text",
        TEXT,
        NOW,
        Direccion.INBOUND,
        Author.CLIENTE,
        true,
        PHONE,
        "1",
        null,
        TEXT);
  }
}
