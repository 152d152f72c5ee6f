package org.botcrm.domain.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairPaceTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  private static @Nullable PairPace sent(int messages, Instant at) {
    PairPace pace = null;
    for (int i = 0; i < messages; i++) {
      pace = PairPace.afterSending(pace, at);
    }
    return pace;
  }

  @Test
  void aBurstOfFortyFiveLeavesAtOnceAndNothingMore() {
    assertThat(PairPace.next(null, NOW)).isEqualTo(NOW);
    assertThat(PairPace.next(sent(44, NOW), NOW)).isEqualTo(NOW);
    assertThat(PairPace.next(sent(45, NOW), NOW)).isAfter(NOW);
  }

  @Test
  void afterABurstNothingLeavesUntilAllOfItIsPaid() {
    PairPace pace = sent(20, NOW);
    Instant paid = NOW.plusSeconds(120);

    assertThat(PairPace.next(pace, NOW.plusSeconds(6))).isEqualTo(paid);
    assertThat(PairPace.next(pace, paid.minusMillis(1))).isEqualTo(paid);
    assertThat(PairPace.next(pace, paid)).isEqualTo(paid);
  }

  @Test
  void aBurstLastsFiveSecondsSoThatItReachesMetaWithinSix() {
    PairPace pace = sent(2, NOW);

    assertThat(PairPace.next(pace, NOW.plusMillis(4_999))).isEqualTo(NOW.plusMillis(4_999));
    assertThat(PairPace.next(pace, NOW.plusSeconds(5))).isEqualTo(NOW.plusSeconds(12));
  }

  @Test
  void whatIsPaidBeginsAnew() {
    Instant paid = NOW.plusSeconds(12);

    PairPace next = PairPace.afterSending(sent(2, NOW), paid);

    assertThat(next).isEqualTo(new PairPace(paid, paid.plusSeconds(6)));
  }

  @Test
  void oneMessageEachSixSecondsNeverWaits() {
    PairPace pace = null;
    for (int i = 0; i < 100; i++) {
      Instant at = NOW.plusSeconds(6L * i);
      assertThat(PairPace.next(pace, at)).isEqualTo(at);
      pace = PairPace.afterSending(pace, at);
    }
  }

  @Test
  void aNodeWhoseClockIsAnHourFastDoesNotSilenceThePerson() {
    PairPace ofFastNode = sent(2, NOW.plusSeconds(3_600));

    assertThat(PairPace.next(ofFastNode, NOW)).isEqualTo(NOW);
    assertThat(PairPace.afterSending(ofFastNode, NOW)).isEqualTo(sent(1, NOW));
  }
}
