package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
  private final Samples samples = new Samples();

  @Test
  void aPercentileIsTheLeastThatSoManyDoNotExceed() {
    for (int i = 2_000; i > 0; i--) {
      samples.add(i * 1_000_000L);
    }
    assertThat(samples.millis(0.50)).isEqualTo(1_000);
    assertThat(samples.millis(0.99)).isEqualTo(1_980);
    assertThat(samples.millis(1)).isEqualTo(2_000);
  }

  @Test
  void aSampleThatComesAfterAQuestionCounts() {
    samples.add(2_000_000);
    assertThat(samples.millis(1)).isEqualTo(2);
    samples.add(1_000_000);
    assertThat(samples.millis(0.5)).isEqualTo(1);
  }

  @Test
  void withoutSamplesThereIsNoPercentile() {
    assertThat(samples.millis(0.5)).isNaN();
  }
}
