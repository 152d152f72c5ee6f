package org.botcrm.bootstrap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the bot works with the lender's people.
 *
 * @param keepEvents how long events are kept, 1 day to 10 years
 * @param rest how long the bot says nothing in a chat in which one of them wrote, 0 to 168 hours
 */
record ConsoleSettings(Duration keepEvents, Duration rest) {
  private static final int MOST_DAYS = 3650;
  private static final int MOST_HOURS = 168;

  /** Null, with the mistake noted, when something is wrong. */
  static @Nullable ConsoleSettings read(SettingsReader reader) {
    Duration events =
        reader.orElse(
            "BOT_EVENTOS_DIAS",
            "7",
            text -> Duration.ofDays(whole(text, 1, MOST_DAYS)),
            "Días que se guardan los eventos de /api/v1/eventos, de 1 a 3650.");
    Duration rest =
        reader.orElse(
            "BOT_TOMA_HORAS",
            "4",
            text -> Duration.ofHours(whole(text, 0, MOST_HOURS)),
            "Horas que el bot calla en un chat después de que escribe una persona de la empresa, de 0"
                + " (nunca calla) a 168.");
    return events == null || rest == null ? null : new ConsoleSettings(events, rest);
  }

  private static int whole(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(least + " to " + most + " expected");
    }
    return number;
  }

  /** For the line at the start. */
  String summary() {
    return " BOT_EVENTOS_DIAS=" + keepEvents.toDays() + " BOT_TOMA_HORAS=" + rest.toHours();
  }
}
