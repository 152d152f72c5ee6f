package org.botcrm.application.feed;

import java.time.Duration;
import java.util.Objects;

/**
 * How changes are told to those who follow.
 *
 * @param every how often to look for changes while somebody follows
 * @param quiet how long nothing may be said to a follower, so that both ends know that the other is
 *     there
 * @param patience how long a follower may take no more before it is left alone
 * @param followers how many may follow at once, 1 or more
 */
public record FollowSettings(Duration every, Duration quiet, Duration patience, int followers) {
  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public FollowSettings {
    Objects.requireNonNull(every, "every");
    Objects.requireNonNull(quiet, "quiet");
    Objects.requireNonNull(patience, "patience");
    if (every.isNegative() || every.isZero() || followers < 1) {
      throw new IllegalArgumentException("every and followers: more than zero expected");
    }
  }

  /** Four times a second; 15 seconds of silence, 30 of patience, 500 followers. */
  public static FollowSettings standard() {
    return new FollowSettings(
        Duration.ofMillis(250), Duration.ofSeconds(15), Duration.ofSeconds(30), 500);
  }
}
