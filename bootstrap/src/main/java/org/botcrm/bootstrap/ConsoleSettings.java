package org.botcrm.bootstrap;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the bot works with the lender's people.
 *
 * @param keepEvents how long events are kept, 1 day to 10 years
 * @param rest how long the bot says nothing in a chat in which one of them wrote, 0 to 168 hours
 * @param privateSubscribers whether subscribers may be in a private network, and without TLS
 */
record ConsoleSettings(Duration keepEvents, Duration rest, boolean privateSubscribers) {
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
    Boolean subscribers =
        reader.orElse(
            "BOT_SUSCRIPCIONES_PRIVADAS",
            "no",
            ConsoleSettings::yesOrNo,
            "«si» deja avisar de eventos a direcciones de este equipo o de una red privada, y por http;"
                + " «no» las rechaza.");
    return events == null || rest == null || subscribers == null
        ? null
        : new ConsoleSettings(events, rest, subscribers);
  }

  private static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "si", "sí" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("si or no expected");
    };
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
    return " BOT_EVENTOS_DIAS="
        + keepEvents.toDays()
        + " BOT_TOMA_HORAS="
        + rest.toHours()
        + " BOT_SUSCRIPCIONES_PRIVADAS="
        + (privateSubscribers ? "si" : "no");
  }
}
