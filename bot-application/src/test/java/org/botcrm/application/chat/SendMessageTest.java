package org.botcrm.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.application.SafeListener;
import org.botcrm.application.outbound.DeliverMessages;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.template.CheckTemplate;
import org.botcrm.application.template.SyncSettings;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.chat.IdempotencyKey;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateSource;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Templates;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SendMessageTest {
  /** The outbox is looked at once, and then only when somebody wakes its sender. */
  private static final DeliverySettings RARELY =
      new DeliverySettings(
          4, Duration.ofMinutes(1), Duration.ofHours(1), 8, DeliverySettings.standard().rates());

  private final MutableClock clock = MutableClock.standing();
  private final InMemoryBotStorage storage = new InMemoryBotStorage();
  private final RecordingMessageSender sender = new RecordingMessageSender();
  private final DeliverMessages delivery =
      new DeliverMessages(storage.outbox(), sender, RARELY, SafeListener.of(List.of()), clock);
  private final TemplatePorts templates =
      new TemplatePorts(
          Templates.ACCOUNT,
          Set.of(Messages.NUMBER),
          storage.templates(),
          account -> new TemplateSource.Fetched.Failed("nobody asks"),
          (event, arrived) -> Optional.empty(),
          SyncSettings.standard());
  private final SendMessage sendMessage =
      new SendMessage(
          storage.chats(),
          new InMemoryClienteLookup(
              List.of(Clientes.ana()), new SimplePhoneNumberParser("58", "0")),
          new CheckTemplate(templates),
          storage.outbound(),
          delivery,
          clock);

  @AfterEach
  void stop() {
    delivery.close();
  }

  private ChatId chat(String phone) {
    storage
        .deliveries()
        .store(
            Deliveries.raw("{}", clock.instant()),
            Deliveries.of(Messages.from(phone).at(clock.instant()).build()));
    ChatSummary chat = storage.chats().list(ChatFilter.all(), null, 1).chats().get(0);
    return chat.id();
  }

  private static OutboundRequest text(ChatId chat, String text) {
    return new OutboundRequest(chat, OutboundDraft.ofText(text), null, null, null);
  }

  @Test
  void whatIsWrittenLeavesAtOnceAndNotWhenTheOutboxIsLookedAtNext() throws Exception {
    ChatId chat = chat("584121234567");
    delivery.start();
    sendMessage.send(text(chat, "uno"));
    sender.awaitSent(1, Duration.ofSeconds(20));

    sendMessage.send(text(chat, "dos"));

    assertThat(sender.awaitSent(2, Duration.ofSeconds(20)))
        .extracting(message -> message.content().body())
        .containsExactly("uno", "dos");
  }

  @Test
  void theClientOfTheChatIsKnownByThePhone() {
    QueueResult known = sendMessage.send(text(chat("584121234567"), "hola"));
    clock.advance(Duration.ofSeconds(1));
    QueueResult stranger = sendMessage.send(text(chat("584129999999"), "hola"));

    assertThat(row(known).clienteId()).isEqualTo(new ClienteId(1));
    assertThat(row(stranger).clienteId()).isNull();
  }

  @Test
  void aChatThatIsNotThereIsToldAndNothingIsSent() {
    assertThat(sendMessage.send(text(new ChatId(9), "hola")))
        .isInstanceOf(QueueResult.NoChat.class);
    assertThat(sender.sent()).isEmpty();
  }

  @Test
  void outsideTheWindowTheTemplatesThatFitAreTold() {
    ChatId chat = chat("584121234567");
    List<TemplateInfo> known = new ArrayList<>();
    for (int i = 10; i < 22; i++) {
      known.add(Templates.of("aviso_" + i, "es", "Hola"));
    }
    known.add(Templates.of("aaa", "es", "Hola").with(TemplateChange.Part.STATUS, "PAUSED"));
    storage.templates().replaceAll(Templates.ACCOUNT, known, clock.instant());
    clock.advance(ChatGate.WINDOW);

    assertThat(sendMessage.send(text(chat, "hola")))
        .isInstanceOfSatisfying(
            QueueResult.Refused.class,
            refused ->
                assertThat(refused.templates())
                    .hasSize(10)
                    .allMatch(TemplateInfo::isApproved)
                    .extracting(TemplateInfo::name)
                    .startsWith("aviso_10", "aviso_11"));
  }

  @Test
  void aTemplateThatMetaWouldRefuseIsToldAndNotQueued() {
    ChatId chat = chat("584121234567");
    List<TemplateInfo> known = List.of(Templates.of("aviso", "es", "Hola"));
    storage.templates().replaceAll(Templates.ACCOUNT, known, clock.instant());
    Template unknown = new Template("otra", "es", null, List.of(), List.of());
    OutboundDraft text = OutboundDraft.ofText("hola");

    for (OutboundRequest request :
        List.of(
            new OutboundRequest(chat, OutboundDraft.of(unknown), null, null, null),
            new OutboundRequest(chat, text, unknown, null, null))) {
      assertThat(sendMessage.send(request))
          .isInstanceOfSatisfying(
              QueueResult.Refused.class,
              refused -> assertThat(refused.reason().words()).contains("otra"));
    }
    assertThat(storage.replies().backlog().outbound()).isZero();
  }

  @Test
  void aRepeatedCallIsToldOfTheFirstThoughItWouldBeRefusedByNow() {
    ChatId chat = chat("584121234567");
    TemplateInfo aviso = Templates.of("aviso", "es", "Hola");
    storage.templates().replaceAll(Templates.ACCOUNT, List.of(aviso), clock.instant());
    Template template = new Template("aviso", "es", null, List.of(), List.of());
    OutboundRequest request =
        new OutboundRequest(chat, OutboundDraft.of(template), null, null, key('a'));
    QueueResult.Queued first = (QueueResult.Queued) sendMessage.send(request);
    clock.advance(ChatGate.WINDOW);
    storage
        .templates()
        .replaceAll(
            Templates.ACCOUNT,
            List.of(aviso.with(TemplateChange.Part.STATUS, "PAUSED")),
            clock.instant());

    assertThat(sendMessage.send(request)).isEqualTo(new QueueResult.Queued(first.message(), true));
    assertThat(
            sendMessage.send(
                new OutboundRequest(chat, OutboundDraft.of(template), null, null, key('b'))))
        .isInstanceOf(QueueResult.KeyTaken.class);
  }

  private static IdempotencyKey key(char fingerprint) {
    return new IdempotencyKey("k", new Sha256(String.valueOf(fingerprint).repeat(64)));
  }

  private Conversacion row(QueueResult result) {
    return storage.conversaciones().find(((QueueResult.Queued) result).message()).orElseThrow();
  }
}
