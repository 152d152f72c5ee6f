package org.botcrm.application.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What an answer costs tells nobody whether the ID that they typed is a client's. The figures of a
 * run are in docs/testing.md.
 */
class IdentityTimingTest {
  private static final String STRANGER = "584140000009";
  private static final String ID_OF_NOBODY = VerifyingBot.ID_OF_NOBODY;

  /** Of each kind. By chance alone the share below has a deviation of 0.02 around one half. */
  private static final int RUNS = 400;

  private static final int WARM_UP = 200;

  /** Five deviations: one run of this test in a million fails by chance. */
  private static final double FARTHEST = 0.1;

  @Test
  void theCrmIsAskedTheSameForAnIdThatExistsAndForOneThatDoesNot() {
    List<String> exists = asked(VerifyingBot.ID_OF_ANA);

    assertThat(asked(ID_OF_NOBODY)).isEqualTo(exists);
    assertThat(asked(VerifyingBot.ID_OF_TWO)).isEqualTo(exists);
    assertThat(exists).isNotEmpty().containsOnly("phone");
  }

  /** By the answers alone: what comes of the ID is found out after them. */
  private static List<String> asked(String id) {
    VerifyingBot bot = new VerifyingBot();
    List<String> all = new ArrayList<>();
    for (String step : List.of("¿cuánto debo?", id, "111111", "ya voy", "222222", id)) {
      bot.clientes.asked().clear();
      bot.ask(STRANGER, step);
      all.addAll(bot.clientes.asked());
      while (bot.sendNext()) {
        // Until none waits.
      }
    }
    return all;
  }

  @Test
  void howLongAnAnswerTakesDoesNotTellThatAnIdExists() {
    Samples samples = Samples.interleaved();

    assertThat(samples.shareOfSlower(0)).as("the ID").isBetween(0.5 - FARTHEST, 0.5 + FARTHEST);
    assertThat(samples.shareOfSlower(1)).as("a code").isBetween(0.5 - FARTHEST, 0.5 + FARTHEST);
  }

  /**
   * Nanoseconds of the answer to an ID, and of that to a wrong code after it.
   *
   * @param exists of an ID that is a client's, run by run
   * @param absent of one that is nobody's
   */
  record Samples(List<long[]> exists, List<long[]> absent) {
    /** In an order by chance, so that neither kind always runs in the wake of the other. */
    static Samples interleaved() {
      Samples samples = new Samples(new ArrayList<>(), new ArrayList<>());
      Random order = new Random(11);
      for (int i = -WARM_UP; i < RUNS; i++) {
        boolean first = order.nextBoolean();
        long[] one = run(first ? VerifyingBot.ID_OF_ANA : ID_OF_NOBODY);
        long[] other = run(first ? ID_OF_NOBODY : VerifyingBot.ID_OF_ANA);
        if (i >= 0) {
          samples.exists.add(first ? one : other);
          samples.absent.add(first ? other : one);
        }
      }
      return samples;
    }

    private static long[] run(String id) {
      VerifyingBot bot = new VerifyingBot();
      bot.ask(STRANGER, "¿cuánto debo?");
      long typed = nanos(bot, id);
      while (bot.sendNext()) {
        // Until none waits.
      }
      return new long[] {typed, nanos(bot, "111111")};
    }

    private static long nanos(VerifyingBot bot, String words) {
      long start = System.nanoTime();
      bot.ask(STRANGER, words);
      return System.nanoTime() - start;
    }

    /**
     * The rank test of Mann and Whitney: how often an answer for an ID that exists takes longer
     * than one for an ID that does not, of all pairs, ties by half. One half when the times tell
     * nothing, whatever their distribution.
     */
    double shareOfSlower(int step) {
      double slower = 0;
      for (long[] one : exists) {
        for (long[] other : absent) {
          int order = Long.compare(one[step], other[step]);
          slower += order > 0 ? 1 : order == 0 ? 0.5 : 0;
        }
      }
      return slower / ((double) exists.size() * absent.size());
    }
  }
}
