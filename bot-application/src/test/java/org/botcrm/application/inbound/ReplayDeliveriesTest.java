package org.botcrm.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.application.TestBot;
import org.botcrm.application.inbound.ReplayDeliveries.Replayed;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

class ReplayDeliveriesTest {
  private final TestBot bot = new TestBot();
  private final List<String> read = new ArrayList<>();

  private void storeFailed(String body) {
    bot.storage
        .deliveries()
        .store(Deliveries.raw(body, bot.clock.instant()), ParsedDelivery.unreadable("no es JSON"));
  }

  /** A parser that has learnt to read all but what is {@code bad}. */
  private Replayed replay() {
    DeliveryParser parser =
        body -> {
          String text = new String(body, StandardCharsets.UTF_8);
          read.add(text);
          return text.startsWith("bad")
              ? ParsedDelivery.unreadable("no es JSON")
              : Deliveries.of(Messages.text("584141234567", text));
        };
    return new ReplayDeliveries(
            parser,
            bot.storage.deliveries(),
            bot.dispatcher(bot.replyToChat(TestBot.saying(body -> body))))
        .replay();
  }

  @Test
  void nothingFailedIsNothingToReplay() {
    assertThat(replay()).isEqualTo(new Replayed(0, 0, 0));
  }

  @Test
  void everyFailedDeliveryIsReadAgainOnceOldestFirstHoweverMany() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      bodies.add((i % 10 == 0 ? "bad " : "good ") + i);
      storeFailed(bodies.get(i));
    }

    assertThat(replay()).isEqualTo(new Replayed(250, 25, 225));

    assertThat(read).isEqualTo(bodies);
    assertThat(bot.storage.deliveries().listFailed(new DeliveryId(0), 1000)).hasSize(25);
    assertThat(replay()).isEqualTo(new Replayed(25, 25, 0));
  }

  @Test
  void aMessageThatWasStoredBeforeIsNotStoredAgain() {
    bot.receive(Messages.text("584141234567", "good"));
    storeFailed("good");

    assertThat(replay()).isEqualTo(new Replayed(1, 0, 0));

    assertThat(bot.rows()).hasSize(1);
  }
}
