package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmark. With {@code -Dmedir=true} as long as a figure takes, and holds it to what was
 * promised; otherwise briefly, to see that it runs and that it is no thousand times too slow.
 */
class UnderstandingSpeedTest {
  private static final boolean MEASURED = Boolean.getBoolean("medir");
  private static final double PROMISED = 50_000;
  private static final double ALIVE = 50;
  private static final int ROUNDS = 20;
  private static final int MESSAGES = 50_000;

  @Test
  void messagesAreUnderstoodQuickly() throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(UnderstandingSpeed.class.getName())
                    .forks(0)
                    .threads(1)
                    .warmupIterations(MEASURED ? 5 : 1)
                    .warmupTime(time(MEASURED ? 2_000 : 500))
                    .measurementIterations(MEASURED ? 5 : 1)
                    .measurementTime(time(MEASURED ? 3_000 : 500))
                    .build())
            .runSingle();

    assertThat(result.getPrimaryResult().getScore()).isGreaterThan(ALIVE);
    if (MEASURED) {
      double rate = byProcessorTime();
      System.out.printf(Locale.ROOT, "%.0f messages for each second of a core%n", rate);
      assertThat(rate).isGreaterThan(PROMISED);
    }
  }

  /** The same when other programs take the processor in between; warmed up by the runs before. */
  private static double byProcessorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    UnderstandingSpeed speed = new UnderstandingSpeed();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < MESSAGES; i++) {
        speed.understand();
      }
      best = Math.max(best, MESSAGES * 1e9 / (threads.getCurrentThreadCpuTime() - start));
    }
    return best;
  }

  private static TimeValue time(int millis) {
    return TimeValue.milliseconds(millis);
  }
}
