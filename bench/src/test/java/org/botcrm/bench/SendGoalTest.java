package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SendGoalTest {
  private static final long MIB = 1024 * 1024;

  private final Report report =
      new Report(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

  @Test
  void whatIsAskedForIsEnough() {
    SendGoal.unlimited(1_500).check(report, 1_500, 1, 512 * MIB);
    SendGoal.limited(950).check(report, 1, 950, 512 * MIB);

    assertThat(report.failures()).isEmpty();
  }

  @Test
  void whatFallsShortIsAFailureInWords() {
    SendGoal.unlimited(1_500).check(report, 1_499, 9_999, 513 * MIB);
    SendGoal.limited(950).check(report, 9_999, 949, 0);

    assertThat(report.failures())
        .containsExactly(
            "1499 respuestas/s de punta a punta; se piden 1500",
            "513 MiB de memoria; se admiten 512",
            "949 respuestas/s mientras se vaciaba la cola; se piden 950");
  }

  @Test
  void aQuickRunIsNotJudged() {
    assertThat(Scale.quick().isLongEnough()).isFalse();
    assertThat(Scale.full().isLongEnough()).isTrue();
  }
}
