package org.botcrm.bootstrap;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.botcrm.domain.calendar.CalendarFile;
import org.botcrm.domain.calendar.CalendarReading.Problem;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.calendar.OpeningHours;
import org.jspecify.annotations.Nullable;

/**
 * When the lender is open, and when it may begin a conversation.
 *
 * @param file the lender's calendar; null for the holidays of the country alone
 * @param contact when a conversation may begin
 */
record CalendarSettings(@Nullable Path file, Contact contact) {
  static final String FILE = "BOT_CALENDARIO";

  private static final String CONTACT = "BOT_HORAS_CONTACTO";
  private static final String BY_COUNTRY = "pais";
  private static final String ANY_TIME = "siempre";

  /** A calendar with the hours of its country for what the business begins. */
  static CalendarSettings of(Path file) {
    return new CalendarSettings(file, new Contact(BY_COUNTRY, null));
  }

  /** Null, with the mistakes noted, when one of them is wrong. */
  static @Nullable CalendarSettings read(SettingsReader reader) {
    Optional<Path> file =
        reader.optional(FILE, Path::of, "La ruta de un archivo, como calendario.txt.");
    Contact contact =
        reader.orElse(
            CONTACT,
            BY_COUNTRY,
            Contact::parse,
            "Las horas en que el negocio puede escribir primero, como «lunes-viernes 07:00-19:00;"
                + " sabado 08:00-15:00»; «siempre» para cualquiera, o «pais» para las de su país.");
    return contact == null ? null : new CalendarSettings(file.orElse(null), contact);
  }

  /**
   * The calendar of now, which follows the file.
   *
   * @throws SettingsException naming what is wrong in the file
   */
  ServerCalendar open(String country, ZoneId zone) {
    if (file == null) {
      return new ServerCalendar(LenderCalendar.assumed(country, zone), null, contact, country);
    }
    ReloadedFile<LenderCalendar> watched =
        ReloadedFile.open(FILE, file, text -> reading(text, country, zone));
    return new ServerCalendar(watched.get(), watched, contact, country);
  }

  /**
   * Reads a file only to see whether it is right.
   *
   * @throws SettingsException naming what is wrong in it
   */
  static void check(Path file, String country, ZoneId zone) {
    ReloadedFile.open(FILE, file, text -> reading(text, country, zone)).close();
  }

  /** For the line at the start. */
  String summary() {
    return (file == null ? "" : " " + FILE + "=" + file) + " " + CONTACT + "=" + contact.written;
  }

  private static FileReading<LenderCalendar> reading(String text, String country, ZoneId zone) {
    return CalendarFile.read(text, country, zone)
        .match(
            FileReading.Taken::new,
            problems ->
                new FileReading.Refused<>(
                    problems.stream().map(CalendarSettings::inWords).toList()));
  }

  private static String inWords(Problem problem) {
    return problem.line() == 0
        ? problem.reason()
        : "línea %d: %s".formatted(problem.line(), problem.reason());
  }

  /**
   * When a conversation may begin.
   *
   * @param written the setting
   * @param hours null for those of the country, or for any
   */
  record Contact(String written, @Nullable OpeningHours hours) {
    private static Contact parse(String text) {
      boolean word = text.equals(BY_COUNTRY) || text.equals(ANY_TIME);
      return new Contact(text, word ? null : OpeningHours.parse(text));
    }

    /** By this calendar. */
    ContactHours in(LenderCalendar calendar, String country) {
      if (written.equals(ANY_TIME)) {
        return ContactHours.always();
      }
      return calendar.contactHours(hours == null ? ContactHours.standard(country) : hours);
    }
  }
}
