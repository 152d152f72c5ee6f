package org.botcrm.application.template;

import java.time.Duration;

/**
 * How often Meta is asked for the templates.
 *
 * @param every from one time to the next, more than zero
 * @param soon after a failure, or a webhook about a template that is not known; more than zero.
 *     Meta takes 200 such calls an hour (page about-the-platform of its documentation)
 */
public record SyncSettings(Duration every, Duration soon) {
  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public SyncSettings {
    require("every", every);
    require("soon", soon);
  }

  /** So often; a minute after a failure. */
  public static SyncSettings every(Duration every) {
    return new SyncSettings(every, Duration.ofMinutes(1));
  }

  /** Every 6 hours. */
  public static SyncSettings standard() {
    return every(Duration.ofHours(6));
  }

  private static void require(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + ": more than zero expected");
    }
  }
}
