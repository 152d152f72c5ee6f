package org.botcrm.application.subscription;

import java.time.Duration;
import java.util.Objects;

/**
 * How subscribers are told.
 *
 * @param maxConcurrent how many at the same time, 1 to 64; each holds a thread
 * @param poll how often it is looked for new events, more than zero
 * @param lease how long a turn lasts at most, more than {@code deadline}
 * @param deadline how long a call may take in all; no call begins that might outlast its turn
 */
public record NotificationSettings(
    int maxConcurrent, Duration poll, Duration lease, Duration deadline) {
  private static final int MOST = 64;

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public NotificationSettings {
    Objects.requireNonNull(poll, "poll");
    Objects.requireNonNull(lease, "lease");
    Objects.requireNonNull(deadline, "deadline");
    if (maxConcurrent < 1 || maxConcurrent > MOST) {
      throw new IllegalArgumentException("maxConcurrent: 1 to 64 expected");
    }
    if (poll.isNegative() || poll.isZero() || lease.compareTo(deadline) <= 0) {
      throw new IllegalArgumentException(
          "poll, lease: more than zero, more than deadline expected");
    }
  }

  /**
   * Four at the same time, which look each second. A call takes 10 seconds at most, and names may
   * take as long to be resolved, twice.
   */
  public static NotificationSettings standard() {
    return new NotificationSettings(
        4, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30));
  }
}
