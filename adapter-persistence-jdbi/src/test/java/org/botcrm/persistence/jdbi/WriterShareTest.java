package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WriterShareTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Crowd crowd = new Crowd(nanos::get);
  private final WriterShare share = new WriterShare(crowd);

  @Test
  void withoutACrowdOtherWorkIsWrittenAsItComes() {
    assertThat(share.allowed(0)).isEqualTo(128);
    assertThat(share.allowed(5)).isEqualTo(128);
    write(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(share.allowed(5)).isEqualTo(128);
  }

  @Test
  void whileUrgentWorkCrowdsOtherWorkGetsATenthOfTheTime() {
    Duration other = Duration.ZERO;
    Duration all = Duration.ZERO;
    for (int i = 0; i < 2_000; i++) {
      Duration urgentPart = Duration.ofMillis(2);
      Duration otherPart = share.allowed(32) > 0 ? Duration.ofMillis(1) : Duration.ZERO;
      write(urgentPart, otherPart);
      other = other.plus(otherPart);
      all = all.plus(urgentPart).plus(otherPart);
    }

    assertThat((double) other.toNanos() / all.toNanos()).isCloseTo(0.1, within(0.01));
  }

  @Test
  void theCommitCountsForThoseWhoFilledTheTransaction() {
    share.allowed(32);
    nanos.addAndGet(Duration.ofMillis(30).toNanos());
    assertThat(share.allowed(32)).as("3 ms of credit").isEqualTo(8);

    WriterShare.Meter meter = share.meter();
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    meter.lap(false);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    meter.lap(true);
    nanos.addAndGet(Duration.ofMillis(6).toNanos());
    meter.stop();

    assertThat(share.allowed(32)).as("1 ms of its own and 3 of 6").isZero();
  }

  @Test
  void aPauseOfUrgentWorkIsNotTheEndOfACrowd() {
    share.allowed(6);
    nanos.addAndGet(Duration.ofMillis(49).toNanos());
    write(Duration.ZERO, Duration.ofMillis(20));
    nanos.addAndGet(-Duration.ofMillis(20).toNanos());
    assertThat(share.allowed(0)).isZero();

    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(share.allowed(0)).isEqualTo(128);
  }

  @Test
  void theOtherWriterOfTheSameProcessGivesWayToo() {
    WriterShare others = new WriterShare(crowd);

    share.allowed(6);

    assertThat(others.allowed(0)).isZero();
    nanos.addAndGet(Duration.ofMillis(50).toNanos());
    assertThat(others.allowed(0)).isEqualTo(128);
  }

  private void write(Duration urgent, Duration other) {
    WriterShare.Meter meter = share.meter();
    nanos.addAndGet(urgent.toNanos());
    meter.lap(true);
    nanos.addAndGet(other.toNanos());
    meter.lap(false);
    meter.stop();
  }
}
