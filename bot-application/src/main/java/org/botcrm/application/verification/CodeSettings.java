package org.botcrm.application.verification;

import java.time.Duration;

/**
 * How one-time codes are sent.
 *
 * @param threads codes on their way at the same time, 1 to 16
 * @param poll how often the queue is asked, more than zero; as long may a code be waited for
 */
public record CodeSettings(int threads, Duration poll) {
  private static final int MOST = 16;

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public CodeSettings {
    if (threads < 1 || threads > MOST) {
      throw new IllegalArgumentException("threads: 1 to 16 expected");
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("poll: more than zero expected");
    }
  }

  /** Two at a time, asked for once a second. */
  public static CodeSettings standard() {
    return new CodeSettings(2, Duration.ofSeconds(1));
  }
}
