package org.botcrm.domain.identity;

import java.time.Duration;

/**
 * When a chat is taken to be a client's.
 *
 * @param silence after so long without a word the number may have been given to somebody else, and
 *     is proof of nothing, more than zero
 * @param verified how long a second factor holds, more than zero
 */
public record TrustSettings(Duration silence, Duration verified) {
  /**
   * @throws IllegalArgumentException when one is not more than zero
   */
  public TrustSettings {
    requirePositive(silence, "silence");
    requirePositive(verified, "verified");
  }

  /** Ninety days; thirty minutes. */
  public static TrustSettings standard() {
    return new TrustSettings(Duration.ofDays(90), Duration.ofMinutes(30));
  }

  private static void requirePositive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": more than zero expected");
    }
  }
}
