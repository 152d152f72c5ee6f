package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.message.SendError;
import org.junit.jupiter.api.Test;

class NumberPaceTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final SendError EXPIRED = new SendError(190, "La clave venció");

  private static NumberPace slowed(NumberPace pace, Instant now, Duration asked) {
    return pace.slowed(80, now, now.plus(asked));
  }

  @Test
  void aNumberWithoutTroubleSendsAtItsRate() {
    NumberPace free = NumberPace.free();

    assertThat(free.available(80, NOW)).isEqualTo(8);
    assertThat(free.rate(80, NOW)).isEqualTo(80);
    NumberPace sent = free.sent(8, 80, NOW, NOW);
    assertThat(sent.available(80, NOW)).isZero();
    assertThat(sent.next(80, NOW)).isEqualTo(NOW.plusNanos(12_500_000));
  }

  @Test
  void aSlowedNumberRestsAndThenSendsHalfAsQuicklyUntilItRecovers() {
    NumberPace pace = slowed(NumberPace.free(), NOW, SECOND);

    assertThat(pace.available(80, NOW.plusMillis(999))).isZero();
    assertThat(pace.next(80, NOW)).isEqualTo(NOW.plusSeconds(1));
    assertThat(pace.available(80, NOW.plusSeconds(1))).isPositive();
    assertThat(pace.rate(80, NOW)).isEqualTo(40);
    assertThat(pace.rate(80, NOW.plus(NumberPace.RECOVERY))).isEqualTo(80);
    assertThat(pace.rate(80, NOW.plus(NumberPace.RECOVERY.multipliedBy(9)))).isEqualTo(80);
  }

  @Test
  void refusalsThatComeTogetherAreOne() {
    NumberPace pace = slowed(NumberPace.free(), NOW, SECOND);

    for (int i = 0; i < 50; i++) {
      pace = slowed(pace, NOW.plusMillis(10 * i), SECOND);
    }

    assertThat(pace.slowedTo()).isEqualTo(40);
    assertThat(pace.pausedUntil()).isBefore(NOW.plusSeconds(2));
  }

  @Test
  void eachRefusalRightAfterAPauseMakesTheNextOneTwiceAsLongUpToMinutes() {
    NumberPace pace = slowed(NumberPace.free(), NOW, SECOND);
    Instant now = NOW;
    for (long expected : new long[] {4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      now = pace.pausedUntil().plusSeconds(2);
      pace = slowed(pace, now, expected == 4 ? Duration.ofSeconds(4) : SECOND);

      assertThat(pace.pausedUntil()).isEqualTo(now.plusSeconds(expected));
    }
  }

  @Test
  void aRefusalLongAfterAPauseIsANewOne() {
    NumberPace pace = slowed(NumberPace.free(), NOW, Duration.ofSeconds(20));
    Instant later = NOW.plusSeconds(41);

    assertThat(slowed(pace, later, SECOND).pausedUntil()).isEqualTo(later.plusSeconds(1));
  }

  @Test
  void whateverMetaAsksForNothingRestsForLongerThanMinutes() {
    NumberPace pace = slowed(NumberPace.free(), NOW, Duration.ofDays(1));

    assertThat(pace.pausedUntil()).isEqualTo(NOW.plus(NumberPace.LONGEST_PAUSE));
    assertThat(slowed(pace, NOW.plusSeconds(1), Duration.ofDays(1)).pausedUntil())
        .isEqualTo(NOW.plusSeconds(1).plus(NumberPace.LONGEST_PAUSE));
  }

  @Test
  void aPauseOfANodeWhoseClockIsAnHourFastIsNone() {
    NumberPace pace = slowed(NumberPace.free(), NOW.plusSeconds(3_600), SECOND);

    assertThat(pace.next(80, NOW)).isBefore(NOW.plusSeconds(1));
  }

  @Test
  void aStatusThatAsksToSlowDownHalvesWhateverTheRateIs() {
    NumberPace pace = NumberPace.free().slowedByStatus(NOW);

    assertThat(pace.available(80, NOW)).isZero();
    assertThat(pace.rate(80, NOW)).isEqualTo(40);
    assertThat(pace.rate(1_000, NOW)).isEqualTo(500);
    assertThat(slowed(NumberPace.free(), NOW, SECOND).slowedByStatus(NOW.plusSeconds(3)).slowedTo())
        .isBetween(20.0, 22.0);
  }

  @Test
  void aStoppedNumberTriesOneMessageLaterAndLater() {
    NumberPace pace = NumberPace.free().stopped(EXPIRED, NOW);

    assertThat(pace.available(80, NOW.plusSeconds(59))).isZero();
    assertThat(pace.next(80, NOW)).isEqualTo(NOW.plusSeconds(60));
    assertThat(pace.available(80, NOW.plusSeconds(60))).isEqualTo(1);
    Instant hour = NOW.plusSeconds(3_600);
    assertThat(pace.stopped(EXPIRED, NOW.plusSeconds(600)).next(80, NOW))
        .isEqualTo(NOW.plusSeconds(900));
    assertThat(pace.stopped(EXPIRED, hour).next(80, NOW)).isEqualTo(hour.plusSeconds(900));
    assertThat(pace.sent(1, 80, NOW, NOW.plusSeconds(90)).next(80, NOW))
        .isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void whatMetaTakesLetsAStoppedNumberGoOn() {
    assertThat(NumberPace.free().stopped(EXPIRED, NOW).accepted().stop()).isNull();
  }

  @Test
  void whatMetaTakesShowsNothingOfANumberWhoseMessagesItFailsAfterwards() {
    NumberPace pace = NumberPace.free().stoppedByStatus(EXPIRED, NOW);

    assertThat(pace.accepted()).isEqualTo(pace);
    assertThat(pace.stopped(EXPIRED, NOW).accepted().stop()).isNotNull();
    assertThat(pace.sent(1, 80, NOW, NOW).accepted().stop()).isNotNull();
    assertThat(pace.sentOn(NOW)).isEqualTo(pace);
    assertThat(pace.sentOn(NOW.plusSeconds(1)).stop()).isNull();
  }

  @Test
  void aNewTokenEndsEveryStopAndPause() {
    NumberPace pace =
        slowed(NumberPace.free(), NOW, Duration.ofMinutes(5)).stoppedByStatus(EXPIRED, NOW);

    NumberPace resumed = pace.resumed();

    assertThat(resumed.stop()).isNull();
    assertThat(resumed.pausedUntil()).isNull();
    assertThat(resumed.next(80, NOW)).isBefore(NOW.plusSeconds(1));
  }
}
