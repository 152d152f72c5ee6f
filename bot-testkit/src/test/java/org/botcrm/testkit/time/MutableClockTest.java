package org.botcrm.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MutableClockTest {

  @Test
  void aClockStandsUntilItIsMoved() {
    MutableClock clock = MutableClock.standing();

    assertThat(clock.instant()).isEqualTo(MutableClock.START).isEqualTo(clock.instant());
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(clock.advance(Duration.ofNanos(1000)))
        .isEqualTo(Instant.parse("2026-11-22T15:04:05.123457Z"))
        .isEqualTo(clock.instant());
  }

  @Test
  void aClockCanGoBackAndBeSet() {
    MutableClock clock = MutableClock.startingAt(Instant.EPOCH);

    assertThat(clock.advance(Duration.ofSeconds(-1))).isEqualTo(Instant.ofEpochSecond(-1));
    clock.set(MutableClock.START);
    assertThat(clock.instant()).isEqualTo(MutableClock.START);
  }

  @Test
  void theSameClockInAnotherZoneMovesAlong() {
    MutableClock clock = MutableClock.standing();
    MutableClock caracas = clock.withZone(ZoneId.of("America/Caracas"));

    clock.advance(Duration.ofHours(1));

    assertThat(caracas.instant()).isEqualTo(clock.instant());
    assertThat(caracas.getZone()).isEqualTo(ZoneId.of("America/Caracas"));
  }
}
