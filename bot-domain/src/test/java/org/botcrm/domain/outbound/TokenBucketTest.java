package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  @Test
  void inTheFirstSecondAfterARestNoMoreThanATenthLeavesOnTopOfTheRate() {
    TokenBucket bucket = TokenBucket.full(80, NOW);
    int sent = 0;
    for (int millis = 0; millis < 1_000; millis++) {
      bucket = bucket.refilled(80, NOW.plusMillis(millis));
      sent += bucket.available();
      bucket = bucket.without(bucket.available());
    }

    assertThat(sent).isBetween(80, 88);
  }

  @Test
  void aRestFillsItNoFurther() {
    TokenBucket rested = TokenBucket.full(80, NOW).refilled(80, NOW.plus(Duration.ofDays(1)));

    assertThat(rested.available()).isEqualTo(8);
  }

  @Test
  void theSlowestNumberCanSendOneMessage() {
    assertThat(TokenBucket.full(1, NOW).available()).isEqualTo(1);
  }

  @Test
  void itSaysWhenTheNextMessageMayLeave() {
    TokenBucket empty = TokenBucket.full(10, NOW).without(1);

    Instant next = empty.next(10);

    assertThat(next).isEqualTo(NOW.plusMillis(100));
    assertThat(empty.refilled(10, next.minusMillis(1)).available()).isZero();
    assertThat(empty.refilled(10, next).available()).isEqualTo(1);
    assertThat(TokenBucket.full(10, NOW).next(10)).isEqualTo(NOW);
  }

  @Test
  void aClockThatWentBackALittleFillsNothing() {
    TokenBucket empty = TokenBucket.full(80, NOW).without(8);

    TokenBucket seen = empty.refilled(80, NOW.minusMillis(900));

    assertThat(seen).isEqualTo(empty);
  }

  @Test
  void aNodeWhoseClockIsAnHourFastDoesNotStopTheOthers() {
    TokenBucket ofFastNode = TokenBucket.full(80, NOW.plusSeconds(3_600)).without(8);

    TokenBucket seen = ofFastNode.refilled(80, NOW);

    assertThat(seen.available()).isZero();
    assertThat(seen.next(80)).isBefore(NOW.plusMillis(13));
    assertThat(seen.refilled(80, NOW.plusMillis(100)).available()).isEqualTo(8);
  }

  @Test
  void aRateThatFellLeavesNoMoreInItThanItHolds() {
    assertThat(TokenBucket.full(1_000, NOW).refilled(80, NOW).available()).isEqualTo(8);
  }

  @Test
  void itNeverHoldsLessThanNothing() {
    assertThat(TokenBucket.full(10, NOW).without(5).tokens()).isZero();
    assertThatThrownBy(() -> new TokenBucket(-1, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tokens");
  }
}
