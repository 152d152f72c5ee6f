package org.botcrm.simulator;

import java.time.Duration;

/**
 * When a webhook that was not answered with 200 is sent again. Meta goes on for days with growing
 * waits (developers.facebook.com/documentation/business-messaging/whatsapp, page
 * webhooks/overview); here it is compressed.
 *
 * @param first wait before the second attempt, positive; it doubles from one attempt to the next
 * @param max no wait is longer, at least {@code first}
 * @param giveUpAfter after so long since the first attempt, by the settings' clock, there are no
 *     more; zero or more
 */
public record RetryDelays(Duration first, Duration max, Duration giveUpAfter) {
  /** From 200 ms to 5 s, for ten minutes. */
  public static final RetryDelays STANDARD =
      new RetryDelays(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(10));

  private static final int MAX_DOUBLINGS = 30;

  /**
   * @throws IllegalArgumentException when a wait is out of range
   */
  public RetryDelays {
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException("first: must be positive");
    }
    if (max.compareTo(first) < 0) {
      throw new IllegalArgumentException("max: must not be less than first");
    }
    if (giveUpAfter.isNegative()) {
      throw new IllegalArgumentException("giveUpAfter: zero or more expected");
    }
  }

  /** The wait after so many failed attempts, of which there was at least one. */
  Duration after(int failures) {
    Duration delay = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return delay.compareTo(max) > 0 ? max : delay;
  }
}
