package org.botcrm.domain.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.botcrm.domain.calendar.CalendarReading.Problem;

/**
 * Reads the calendar that a person of the lender writes, a line at a time:
 *
 * <pre>
 * # A comment.
 * horario lunes-viernes 08:00-12:00 13:00-17:00
 * horario sabado 08:00-12:00
 * horario 2026-12-24 08:00-12:00
 * feriado 2027-02-15 Fiesta de la casa
 * laborable 2026-10-12
 * </pre>
 *
 * <p>Days without a {@code horario} are closed once one of them has one; until then the hours of
 * {@link LenderCalendar#assumed} hold. For one thread.
 */
public final class CalendarFile {
  /** Longer ones are no calendar. */
  public static final int MAX_CHARS = 65_536;

  private static final int MAX_PROBLEMS = 20;

  private final Holidays country;
  private final OpeningHours.Builder week = new OpeningHours.Builder();
  private final Map<LocalDate, DayHours> exceptions = new HashMap<>();
  private final Map<LocalDate, String> added = new HashMap<>();
  private final Set<LocalDate> removed = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private CalendarFile(Holidays country) {
    this.country = country;
  }

  /**
   * Reads a whole file.
   *
   * @param country whose holidays hold, two capital letters
   * @param zone of its clock
   */
  public static CalendarReading read(String text, String country, ZoneId zone) {
    if (text.length() > MAX_CHARS) {
      String reason = Words.say("mal.grande", MAX_CHARS);
      return new CalendarReading.Refused(List.of(new Problem(0, reason)));
    }
    CalendarFile file = new CalendarFile(Holidays.of(country));
    // A byte order mark is what some editors write first.
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      file.read(i + 1, lines.get(i).replace('\u00A0', ' ').strip());
    }
    return file.problems.isEmpty()
        ? new CalendarReading.Accepted(file.calendar(zone))
        : new CalendarReading.Refused(file.problems);
  }

  private LenderCalendar calendar(ZoneId zone) {
    Holidays holidays = country.with(added);
    OpeningHours hours = week.isEmpty() ? LenderCalendar.assumedHours() : week.build();
    return new LenderCalendar(
        new WorkingCalendar(zone, hours, holidays.without(removed), exceptions),
        !week.isEmpty(),
        holidays);
  }

  private void read(int number, String line) {
    if (line.isEmpty() || line.startsWith("#") || problems.size() == MAX_PROBLEMS) {
      return;
    }
    try {
      read(line);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(number, String.valueOf(e.getMessage())));
    }
  }

  private void read(String line) {
    String[] parts = line.split("\\s+", 2);
    String rest = parts.length == 1 ? "" : parts[1];
    switch (DayNames.plain(parts[0])) {
      case "horario" -> hours(rest);
      case "feriado" -> holiday(rest);
      case "laborable" -> workingDay(rest);
      default -> throw Words.refused("mal.palabra", parts[0]);
    }
  }

  private void hours(String rest) {
    if (rest.isEmpty()) {
      throw Words.refused("mal.sin-dias");
    }
    List<String> words = OpeningHours.words(rest);
    if (!words.get(0).matches("[0-9].*")) {
      week.add(words);
      return;
    }
    LocalDate date = date(words.get(0));
    DayHours own = DayHours.parse(words.subList(1, words.size()));
    if (exceptions.putIfAbsent(date, own) != null) {
      throw Words.refused("mal.fecha-dos-veces", date);
    }
  }

  private void holiday(String rest) {
    String[] parts = rest.split("\\s+", 2);
    LocalDate date = date(parts[0]);
    if (parts.length == 1 || parts[1].isBlank()) {
      throw Words.refused("mal.sin-nombre");
    }
    String known = country.nameOf(date).orElse(null);
    if (known != null) {
      throw Words.refused("mal.ya-feriado", date, known);
    }
    if (added.putIfAbsent(date, parts[1]) != null) {
      throw Words.refused("mal.fecha-dos-veces", date);
    }
  }

  private void workingDay(String rest) {
    String[] parts = rest.split("\\s+", 2);
    LocalDate date = date(parts[0]);
    if (parts.length > 1) {
      throw Words.refused("mal.sobra", parts[1]);
    }
    if (country.nameOf(date).isEmpty()) {
      throw Words.refused("mal.no-feriado", date);
    }
    if (!removed.add(date)) {
      throw Words.refused("mal.fecha-dos-veces", date);
    }
  }

  private static LocalDate date(String text) {
    if (text.isEmpty()) {
      throw Words.refused("mal.sin-fecha");
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(Words.say("mal.fecha", text), e);
    }
  }
}
