package org.botcrm.application.media;

import java.time.Duration;

/**
 * How files are fetched.
 *
 * @param maxConcurrent files at the same time, 1 to 64; each holds a thread, and no more memory
 *     than a buffer
 * @param lease how long a claim holds, more than zero; longer than a fetch can take, or two nodes
 *     would fetch the same file
 * @param poll how often the queue is asked for what became due, more than zero
 */
public record DownloadSettings(int maxConcurrent, Duration lease, Duration poll) {
  private static final int MOST = 64;

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public DownloadSettings {
    if (maxConcurrent < 1 || maxConcurrent > MOST) {
      throw new IllegalArgumentException("maxConcurrent: 1 to 64 expected");
    }
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("lease: more than zero expected");
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("poll: more than zero expected");
    }
  }

  /** 2 at a time, claims of 15 minutes, asked every 2 seconds. */
  public static DownloadSettings standard() {
    return new DownloadSettings(2, Duration.ofMinutes(15), Duration.ofSeconds(2));
  }
}
