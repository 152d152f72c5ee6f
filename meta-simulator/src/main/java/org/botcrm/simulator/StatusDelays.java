package org.botcrm.simulator;

import java.time.Duration;
import java.util.List;

/**
 * How long the simulated phone takes before each status of a message it got.
 *
 * @param sent wait before {@code sent}, zero or more
 * @param delivered wait between {@code sent} and {@code delivered}, zero or more
 * @param read wait between {@code delivered} and {@code read}, zero or more
 */
public record StatusDelays(Duration sent, Duration delivered, Duration read) {
  /** No waits, for tests. */
  public static final StatusDelays NONE =
      new StatusDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Waits that a person can watch. */
  public static final StatusDelays LIFELIKE =
      new StatusDelays(Duration.ofMillis(150), Duration.ofMillis(350), Duration.ofMillis(1200));

  /**
   * @throws IllegalArgumentException when a wait is negative
   */
  public StatusDelays {
    if (List.of(sent, delivered, read).stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("delays: zero or more expected");
    }
  }
}
