package org.botcrm.bootstrap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long events are kept.
 *
 * @param keep 1 day to 10 years
 */
record FeedSettings(Duration keep) {
  private static final int MOST_DAYS = 3650;

  /** Null, with the mistake noted, when it is wrong. */
  static @Nullable FeedSettings read(SettingsReader reader) {
    return reader.orElse(
        "BOT_EVENTOS_DIAS",
        "7",
        FeedSettings::parse,
        "Días que se guardan los eventos de /api/v1/eventos, de 1 a 3650.");
  }

  private static FeedSettings parse(String text) {
    int days = Integer.parseInt(text);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("1 to 3650 expected");
    }
    return new FeedSettings(Duration.ofDays(days));
  }

  /** For the line at the start. */
  String summary() {
    return " BOT_EVENTOS_DIAS=" + keep.toDays();
  }
}
