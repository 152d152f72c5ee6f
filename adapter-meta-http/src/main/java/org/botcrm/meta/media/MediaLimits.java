package org.botcrm.meta.media;

import java.time.Duration;
import java.util.Objects;

/**
 * How much of a file is taken, and how long.
 *
 * @param maxBytes the largest file, 1 byte to 2 GB
 * @param timeout from the start of one download to its last byte, 1 ms to 1 hour
 */
public record MediaLimits(long maxBytes, Duration timeout) {
  private static final long MOST = 2L * 1024 * 1024 * 1024;
  private static final long MEGABYTE = 1024L * 1024;

  /**
   * What Meta takes from senders: 100 MB.
   *
   * @see <a
   *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media">
   *     Meta's page on media</a>
   */
  private static final long METAS = 100 * MEGABYTE;

  /**
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public MediaLimits {
    Objects.requireNonNull(timeout, "timeout");
    if (maxBytes < 1 || maxBytes > MOST) {
      throw new IllegalArgumentException("maxBytes: 1 to 2147483648 expected");
    }
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("timeout: 1 ms to 1 hour expected");
    }
  }

  /** 100 MB within 5 minutes. */
  public static MediaLimits standard() {
    return new MediaLimits(METAS, Duration.ofMinutes(5));
  }
}
