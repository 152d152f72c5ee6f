package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumberNewsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final SendError LOCKED = new SendError(131031, "La cuenta está bloqueada");

  private static StatusUpdate status(String word, Instant at) {
    return new StatusUpdate(
        new PhoneNumberId("1"),
        new MessageId("wamid.1"),
        word,
        at,
        word.equals("failed") ? LOCKED : null,
        null,
        "{}");
  }

  private static NumberPace after(NumberPace pace, StatusUpdate status, Remedy remedy) {
    return NumberNews.apply(pace, status, remedy, NOW);
  }

  @Test
  void aFailureThatConcernsTheNumberStopsIt() {
    NumberPace pace = after(NumberPace.free(), status("failed", NOW), Remedy.STOP_NUMBER);

    assertThat(pace.stop()).satisfies(stop -> assertThat(stop.error()).isEqualTo(LOCKED));
    assertThat(pace.available(80, NOW)).isZero();
  }

  @Test
  void aFailureBecauseTheNumberIsTooQuickSlowsIt() {
    NumberPace pace = after(NumberPace.free(), status("failed", NOW), Remedy.SLOW_NUMBER);

    assertThat(pace.stop()).isNull();
    assertThat(pace.rate(80, NOW)).isEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource(
      value = Remedy.class,
      names = {"GIVE_UP", "RETRY", "SLOW_CHAT"})
  void aFailureOfOneMessageIsNoneOfTheNumber(Remedy remedy) {
    assertThat(after(NumberPace.free(), status("failed", NOW), remedy))
        .isEqualTo(NumberPace.free());
  }

  /** Meta brings for days what was not taken. */
  @Test
  void aFailureOfLongAgoSaysNothingOfToday() {
    StatusUpdate old = status("failed", NOW.minus(Duration.ofMinutes(10)));

    assertThat(after(NumberPace.free(), old, Remedy.STOP_NUMBER)).isEqualTo(NumberPace.free());
  }

  @Test
  void aMessageThatSetOutAfterTheStopShowsThatTheNumberSendsAgain() {
    NumberPace stopped = NumberPace.free().stoppedByStatus(LOCKED, NOW.minusSeconds(60));

    assertThat(NumberNews.apply(stopped, status("sent", NOW), null, NOW).stop()).isNull();
    assertThat(NumberNews.apply(stopped, status("sent", NOW.minusSeconds(61)), null, NOW))
        .isEqualTo(stopped);
    assertThat(NumberNews.apply(stopped, status("read", NOW), null, NOW)).isEqualTo(stopped);
  }
}
