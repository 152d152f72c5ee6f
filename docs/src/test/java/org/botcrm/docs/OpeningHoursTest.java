package org.botcrm.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.botcrm.application.Bot;
import org.botcrm.application.BotPorts;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.inmemory.InMemoryBotStorage;
import org.botcrm.testkit.inmemory.InMemoryClienteLookup;
import org.botcrm.testkit.inmemory.SimplePhoneNumberParser;
import org.botcrm.testkit.recording.RecordingMessageSender;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class OpeningHoursTest {

  // region: whole-bot
  @Test
  void whoAsksForTheHoursIsToldThem() throws InterruptedException {
    InMemoryBotStorage storage = new InMemoryBotStorage();
    RecordingMessageSender sender = new RecordingMessageSender();
    BotPorts ports =
        new BotPorts(
            (body, signature) -> true,
            body -> Deliveries.of(Messages.text(Clientes.PHONE_OF_ANA, new String(body, UTF_8))),
            storage.deliveries(),
            storage.replies(),
            storage.outbox(),
            sender,
            storage.conversaciones(),
            new InMemoryClienteLookup(
                List.of(Clientes.ana()), new SimplePhoneNumberParser("58", "0")));
    ReplyRules rules = ReplyRules.firstMatch(List.of(new OpeningHours("horario")));

    try (Bot bot = Bot.standard(ports, rules, MutableClock.standing())) {
      bot.start();
      bot.receiveDelivery().receive("¿Cuál es el horario?".getBytes(UTF_8), null);

      List<OutboundMessage> sent = sender.awaitSent(1, Duration.ofSeconds(10));
      assertThat(sent.get(0).content().body()).startsWith("Atendemos de lunes a viernes");
    }
  }
  // endregion
}
