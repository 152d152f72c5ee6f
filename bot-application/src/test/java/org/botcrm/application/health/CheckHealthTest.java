package org.botcrm.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.botcrm.application.TestBot;
import org.botcrm.application.health.CheckHealth.Health;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

class CheckHealthTest {
  private final TestBot bot = new TestBot();
  private final CheckHealth health = new CheckHealth(bot.storage.replies(), bot.clock);

  @Test
  void whenNothingWaitsNothingIsOld() {
    assertThat(health.check()).isEqualTo(new Health(0, Duration.ZERO, 0, Duration.ZERO));
  }

  @Test
  void itTellsHowLongTheOldestWaits() {
    bot.receive(Messages.text("584141234567", "hola"));
    bot.clock.advance(Duration.ofSeconds(10));
    bot.receive(Messages.text("584147654321", "hola"));
    bot.clock.advance(Duration.ofSeconds(5));

    assertThat(health.check()).isEqualTo(new Health(2, Duration.ofSeconds(15), 0, Duration.ZERO));
  }

  @Test
  void itTellsHowLongTheOldestAnswerWaitsToBeSent() {
    bot.replyToChat(TestBot.saying(body -> "¡Hola!"))
        .reply(bot.chatOf(Messages.text("584141234567", "hola")));
    bot.clock.advance(Duration.ofMinutes(3));

    assertThat(health.check()).isEqualTo(new Health(0, Duration.ZERO, 1, Duration.ofMinutes(3)));
  }

  @Test
  void aClockThatWentBackMakesNothingOlder() {
    bot.receive(Messages.text("584141234567", "hola"));
    bot.clock.advance(Duration.ofSeconds(-10));

    assertThat(health.check().oldestChat()).isZero();
  }
}
