package org.botcrm.application.reply;

import java.time.Duration;

/**
 * How chats are answered.
 *
 * @param threads chats answered at the same time by this process, 1 to 256
 * @param maxWaiting chats kept in memory to be answered, 1 or more; beyond it the database keeps
 *     them
 * @param poll how often the database is asked for chats that nobody here knows of, more than zero
 */
public record ReplySettings(int threads, int maxWaiting, Duration poll) {
  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public ReplySettings {
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads: 1 to 256 expected");
    }
    if (maxWaiting < 1) {
      throw new IllegalArgumentException("maxWaiting: 1 or more expected");
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("poll: more than zero expected");
    }
  }

  /** Sixteen threads, which mostly wait for the database together; 10,000 chats, once a second. */
  public static ReplySettings standard() {
    return new ReplySettings(16, 10_000, Duration.ofSeconds(1));
  }
}
