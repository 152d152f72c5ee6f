package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.simulator.BusinessNumber;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot keeps the limits that the simulated Meta keeps: none of its messages is one too many. */
class MetaLimitsTest {
  private static final int RATE = 80;

  private static final String OTHER = "106540352240002";

  private ClockedBot bot;
  private int others;

  @BeforeEach
  void start(@TempDir Path folder) throws InterruptedException {
    bot = ClockedBot.in(folder);
    bot.meta().meta().number(new BusinessNumber(OTHER, "15552240002", Keys.WABA, null));
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void nobodyGetsMoreThanMetaLetsABusinessNumberSendToOnePerson() throws InterruptedException {
    bot.meta().meta().pairRate(true);
    int burst = PairPace.BURST;
    var sent = bot.ask(bot.newPhone(), Keys.NUMBER);
    for (int i = 1; i < burst + 5; i++) {
      bot.meta().phone(sent.phone()).sayTo(Keys.NUMBER, "hola");
    }
    for (int i = 0; i < 10; i++) {
      settle();
      bot.clock().advance(Duration.ofMillis(100));
    }
    ClockedBot.await(() -> sent.arrivals() == burst);

    Duration debt = PairPace.INTERVAL.multipliedBy(burst);
    for (Duration step : List.of(PairPace.INTERVAL, debt.dividedBy(2), debt.minusMillis(1))) {
      bot.clock().set(MutableClock.START.plus(step));
      settle();
      assertThat(sent.arrivals()).as("after %s", step).isEqualTo(burst);
    }
    bot.clock().set(MutableClock.START.plus(debt));

    ClockedBot.await(() -> sent.arrivals() == burst + 5);
    assertThat(bot.asked()).as("none refused").isEqualTo(burst + 5 + others);
  }

  @Test
  void aBusinessNumberSendsNoMoreInASecondThanMetaTakes() throws InterruptedException {
    List<ClockedBot.Sent> people = new ArrayList<>();
    for (int i = 0; i < 3 * RATE; i++) {
      people.add(bot.ask(bot.newPhone(), Keys.NUMBER));
    }
    // The buckets fill, and what came in no longer counts for Meta.
    bot.meta().meta().throughput(RATE * 12 / 10);
    bot.clock().advance(Duration.ofSeconds(5));
    for (int step = 0; step < 60; step++) {
      settle();
      bot.clock().advance(Duration.ofMillis(50));
    }
    ClockedBot.await(() -> people.stream().allMatch(sent -> sent.arrivals() == 1));

    assertThat(bot.asked()).as("none refused").isEqualTo(people.size() + others);
  }

  /** Somebody writes to another number and is answered: all that is due now was claimed before. */
  private void settle() throws InterruptedException {
    var other = bot.ask(bot.newPhone(), OTHER);
    ClockedBot.await(() -> other.state().equals("read"));
    others++;
  }
}
