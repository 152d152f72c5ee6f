package org.botcrm.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.MisunderstoodGroup;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeRequest;
import org.botcrm.domain.identity.TrustChange;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ClientCall;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.LinkButton;
import org.botcrm.domain.outbound.ListMenu;
import org.botcrm.domain.outbound.Location;
import org.botcrm.domain.outbound.LocationRequest;
import org.botcrm.domain.outbound.Media;
import org.botcrm.domain.outbound.MediaOrigin;
import org.botcrm.domain.outbound.MessageHeader;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Reaction;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.outbound.TemplateButton;
import org.botcrm.domain.outbound.TemplateParameter;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.pago.PromesaPago;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.solicitud.Solicitud;
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
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  @ParameterizedTest
  @MethodSource("values")
  void whatCouldReachALogByAccidentShowsNothingPersonal(Object value) {
    assertThat(value.toString()).doesNotContain(PHONE, USER, "canario", "12345678");
  }

  private static Stream<Object> values() {
    ReceivedMessage message = message();
    PendingMessage pending =
        new PendingMessage(new ConversacionId(1), new MessageId("w"), "text", TEXT, NOW, NOW);
    Chat chat = new Chat(new ChatId(1), NUMBER, null, CONTACT, TEXT, 0);
    Effect.ReportPayment pago =
        new Effect.ReportPayment(
            1L, new BigDecimal("12345678"), "canario", DAY, TEXT, "12345678", null, null);
    Cliente cliente =
        new Cliente(new ClienteId(1), "V-12345678", TEXT, TEXT, PHONE, "canario@example.org", "A");
    return Stream.concat(
        contents(),
        Stream.of(
            CONTACT,
            message,
            new Fact.Message(message),
            new Fact.Event("f", TEXT),
            new Fact.Event("calls", TEXT, null, new ClientCall(NUMBER, CONTACT, NOW)),
            new ClientCall(NUMBER, CONTACT, NOW),
            new Fact.Unreadable("f", TEXT, "mal"),
            new StatusUpdate(NUMBER, new MessageId("w"), "sent", NOW, null, TEXT, TEXT),
            new Delivery(TEXT.getBytes(StandardCharsets.UTF_8), NOW),
            pending,
            chat,
            new PendingChat(chat, List.of(pending)),
            new ChatSummary(
                new ChatId(1),
                NUMBER,
                CONTACT,
                TEXT,
                NOW,
                1,
                1,
                null,
                new ChatGate(null, null, null, null)),
            new ChatFilter(null, new PhoneNumber(PHONE)),
            new OutboundRequest(new ChatId(1), OutboundDraft.of(CONTENT), null, null, null),
            new IdempotencyKey(TEXT.replace("ñ", "n"), new Sha256("0".repeat(64))),
            new MessageAnswer(
                new ConversacionId(1), null, "r", TEXT, List.of(OutboundDraft.of(CONTENT)), null),
            new ConsentChange(Consent.GIVEN, ConsentSource.MESSAGE, NOW, TEXT),
            new ContactConsent(
                NUMBER,
                CONTACT,
                new ConsentChange(Consent.GIVEN, ConsentSource.META_PREFERENCES, NOW, TEXT)),
            new InboundDetails("canario", new PhoneNumber(PHONE), "canario"),
            new PagoReportado(
                1,
                new ChatId(1),
                new ConversacionId(1),
                null,
                pago,
                NOW,
                new PagoReportado.Revision(true, TEXT, TEXT, NOW),
                List.of(),
                List.of()),
            new PromesaPago(
                1,
                new ChatId(1),
                new ConversacionId(1),
                null,
                new Effect.PromisePayment(1L, null, "canario", DAY),
                NOW),
            new Solicitud(
                1,
                RequestKind.LINK,
                TEXT,
                new ChatId(1),
                null,
                "V12345678",
                NOW,
                new Solicitud.Resolucion(TEXT, TEXT, NOW)),
            new CodeRequest(1, 1, new ChatId(1), null, "V12345678", NOW),
            new TrustChange(null, null, TEXT, NOW),
            new MisunderstoodGroup(TEXT, 1, NOW),
            cliente,
            new NationalId("VE", "V12345678"),
            new ClienteMatch.One(cliente),
            CONTENT,
            new Reply(TEXT).quoting(new MessageId("w")),
            new Choice(TEXT, TEXT, List.of(new Choice.Option("canario", TEXT, TEXT))),
            new Choice.Option("canario", TEXT, TEXT),
            new OutboundMessage(
                1,
                new ChatId(1),
                NUMBER,
                CONTACT,
                OutboundDraft.of(CONTENT),
                TEXT,
                1,
                0,
                0,
                1,
                Instant.EPOCH),
            new MediaReference("m", "image/png", null, TEXT, TEXT),
            new MediaFile(MediaState.PENDING, "image/png", TEXT, null, 0, null),
            new MediaDownload(
                new ConversacionId(1),
                NUMBER,
                new MediaReference("m", "image/png", null, TEXT, TEXT),
                NOW,
                1,
                1),
            new Reply(TEXT)));
  }

  private static Stream<Object> contents() {
    MessageHeader.Line line = new MessageHeader.Line(TEXT);
    MediaOrigin link = new MediaOrigin.Link("https://example.org/canario");
    Media image = new Media.Image(new MediaOrigin.Id("canario"), TEXT);
    Media document = new Media.Document(link, null, TEXT);
    Location place = new Location(10.12345678, -66.12345678, TEXT, TEXT);
    ListMenu.Section section =
        new ListMenu.Section(TEXT, List.of(new ListMenu.Row("canario", TEXT, TEXT)));
    TemplateParameter.Words words = new TemplateParameter.Words(TEXT);
    List<TemplateButton> buttons =
        List.of(
            new TemplateButton.QuickReply(0, TEXT),
            new TemplateButton.Link(1, TEXT),
            new TemplateButton.CopyCode(2, TEXT));
    return Stream.of(
        new ReplyButtons(line, TEXT, TEXT, List.of(new ReplyButtons.Button("canario", TEXT))),
        new ReplyButtons.Button("canario", TEXT),
        new ListMenu(line, TEXT, TEXT, TEXT, List.of(section)),
        section,
        section.rows().get(0),
        new LinkButton(new MessageHeader.Attachment(document), TEXT, TEXT, TEXT, "https://canario"),
        new LocationRequest(TEXT),
        new ContactRequest(TEXT),
        image,
        document,
        new Media.Video(link, TEXT),
        new Media.Audio(link, true),
        new Media.Sticker(link),
        place,
        new Reaction(new MessageId("canario"), "🐤"),
        new Template("aviso", "es", new TemplateParameter.Place(place), List.of(words), buttons),
        new TemplateParameter.Attachment(document),
        words,
        buttons,
        line);
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
