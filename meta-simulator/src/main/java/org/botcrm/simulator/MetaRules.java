package org.botcrm.simulator;

import java.time.Duration;
import java.util.Objects;

/**
 * Limits of Meta that the simulator keeps, by its own clock; all off unless asked for.
 *
 * @param window the 24-hour customer service window (page send-messages)
 * @param pairRate whether a phone gets at most one message in 6 s, or a burst of up to 45 that has
 *     to be waited for afterwards (page about-the-platform); 131056 beyond it
 * @param throughput messages in and out for each business number and second, 0 to 1,000; Meta's own
 *     are 80, 1,000 and 20 (page throughput); 0 for no limit; 130429 beyond it
 * @param retryAfter sent in {@code Retry-After} with every refusal for a limit; whole seconds up to
 *     an hour, zero for no header
 * @param delay wait before every answer of the Graph side, zero to 60 s
 */
public record MetaRules(
    WindowRule window, boolean pairRate, int throughput, Duration retryAfter, Duration delay) {
  static final int MAX_THROUGHPUT = 1_000;
  // Before the constants that are checked against them.
  static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);
  static final Duration MAX_DELAY = Duration.ofMinutes(1);

  /** No limits. */
  public static final MetaRules OFF =
      new MetaRules(WindowRule.OFF, false, 0, Duration.ZERO, Duration.ZERO);

  /** What a new number has: the window by status, the pair rate, 80 messages a second. */
  public static final MetaRules LIKE_META =
      new MetaRules(WindowRule.FAIL, true, 80, Duration.ZERO, Duration.ZERO);

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public MetaRules {
    Objects.requireNonNull(window, "window");
    if (throughput < 0 || throughput > MAX_THROUGHPUT) {
      throw new IllegalArgumentException("throughput: 0 to 1000 expected");
    }
    requireUpTo(retryAfter, MAX_RETRY_AFTER, "retryAfter");
    requireUpTo(delay, MAX_DELAY, "delay");
  }

  private static void requireUpTo(Duration value, Duration max, String name) {
    if (value.isNegative() || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(name + ": zero to " + max + " expected");
    }
  }
}
