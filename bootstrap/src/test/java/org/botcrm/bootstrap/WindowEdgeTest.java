package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.simulator.WindowRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window of 24 hours closes while an answer waits to be sent. */
class WindowEdgeTest {
  private static final String PASSING = "131000";
  private static final String TOKEN = "190";

  private ClockedBot bot;
  private Instant edge;

  @BeforeEach
  void start(@TempDir Path folder) throws InterruptedException {
    bot = ClockedBot.in(folder);
    bot.meta().meta().window(WindowRule.REFUSE);
    // Meta's timestamps have whole seconds.
    edge = bot.clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(ChatGate.WINDOW);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {PASSING, TOKEN})
  void whatStillWaitsWhenTheWindowClosesIsNotSentAndSaysWhy(String code)
      throws InterruptedException {
    var sent = refusedOnce(code);

    bot.clock().set(edge);

    ClockedBot.await(() -> sent.state().equals("failed"));
    assertThat(sent.error()).contains("24 horas", edge.toString());
    assertThat(sent.claims()).isEqualTo(1);
    assertThat(bot.asked()).isEqualTo(1);
    assertThat(sent.arrivals()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {PASSING, TOKEN})
  void whatWaitedUntilJustBeforeTheEdgeStillArrives(String code) throws InterruptedException {
    var sent = refusedOnce(code);

    bot.clock().set(edge.minusMillis(1));

    ClockedBot.await(() -> sent.state().equals("read"));
    assertThat(sent.arrivals()).isEqualTo(1);
    assertThat(bot.asked()).isEqualTo(2);
  }

  @Test
  void afterTheEdgeTheNextMessageOfThePersonIsAnsweredAsEver() throws InterruptedException {
    var sent = refusedOnce(PASSING);
    bot.clock().set(edge.plus(Duration.ofMinutes(1)));
    ClockedBot.await(() -> sent.state().equals("failed"));

    bot.meta().say(sent.phone(), "hola");

    ClockedBot.await(() -> sent.arrivals() == 1);
    assertThat(bot.asked()).isEqualTo(2);
  }

  private ClockedBot.Sent refusedOnce(String code) throws InterruptedException {
    bot.meta().planFault("{\"codigo\": " + code + "}");
    var sent = bot.ask(bot.newPhone(), Keys.NUMBER);
    ClockedBot.await(() -> sent.attempts() == 1);
    assertThat(sent.state()).isEqualTo("pending");
    return sent;
  }
}
