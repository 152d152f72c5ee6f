package org.botcrm.application.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.Bot;
import org.botcrm.application.BotListener;
import org.botcrm.application.BotPorts;
import org.botcrm.application.chat.ChatPorts;
import org.botcrm.application.chat.ChatUseCases;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.template.TemplateChange;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateSource;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Templates;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole bot with a catalogue, whose templates Meta pauses between the queue and the way out. */
@Timeout(60)
class TemplatesThatChangeTest {
  private final MutableClock clock = MutableClock.standing();
  private final InMemoryBotStorage storage = new InMemoryBotStorage();
  private final RecordingMessageSender sender = new RecordingMessageSender();
  private final BlockingQueue<SendError> refused = new LinkedBlockingQueue<>();

  private Bot bot() {
    BotPorts ports =
        new BotPorts(
                (body, signature) -> true,
                body -> ParsedDelivery.unreadable("nobody writes"),
                storage.deliveries(),
                storage.replies(),
                storage.outbox(),
                sender,
                storage.conversaciones(),
                new InMemoryClienteLookup(List.of(), new SimplePhoneNumberParser("58", "0")))
            .withChats(new ChatPorts(storage.chats(), storage.outbound()))
            .withTemplates(
                new TemplatePorts(
                    Templates.ACCOUNT,
                    Set.of(Messages.NUMBER),
                    storage.templates(),
                    account -> new TemplateSource.Fetched.Failed("nobody asks"),
                    (event, arrived) -> Optional.empty(),
                    SyncSettings.standard()));
    return new Bot(
        ports,
        ReplyRules.firstMatch(List.of()),
        ReplySettings.standard(),
        DeliverySettings.standard(),
        List.of(listener()),
        clock);
  }

  /** Hears only why messages are not let out. */
  private BotListener listener() {
    Class<?>[] types = {BotListener.class};
    return (BotListener)
        Proxy.newProxyInstance(
            BotListener.class.getClassLoader(),
            types,
            (proxy, method, arguments) -> {
              if (method.getName().equals("notLetOut")) {
                refused.add((SendError) arguments[0]);
              }
              return null;
            });
  }

  private void known(TemplateInfo template) {
    storage.templates().replaceAll(Templates.ACCOUNT, List.of(template), clock.instant());
  }

  @Test
  void aTemplateThatWasPausedBeforeItLeftIsNotSentToMeta() throws Exception {
    TemplateInfo aviso = Templates.of("aviso", "es", "Hola");
    known(aviso);
    ChatId chat =
        storage
            .deliveries()
            .store(
                Deliveries.raw("{}", clock.instant()),
                Deliveries.of(Messages.from("584121234567").at(clock.instant()).build()))
            .toAnswer()
            .iterator()
            .next();
    Template template = new Template("aviso", "es", null, List.of(), List.of());
    OutboundRequest request =
        new OutboundRequest(chat, OutboundDraft.of(template), null, null, null);
    try (Bot bot = bot()) {
      ChatUseCases chats = bot.chats().orElseThrow();
      assertThat(chats.send().send(request)).isInstanceOf(QueueResult.Queued.class);
      known(aviso.with(TemplateChange.Part.STATUS, "PAUSED"));

      bot.start();

      SendError reason = refused.poll(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS);
      assertThat(reason).isNotNull();
      assertThat(reason.words()).contains("«aviso»", "Meta la pausó");
      assertThat(sender.sent()).isEmpty();
    }
  }
}
