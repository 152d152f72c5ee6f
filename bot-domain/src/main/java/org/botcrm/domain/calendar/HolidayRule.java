package org.botcrm.domain.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One holiday of every year.
 *
 * @param country two letters
 * @param fixed its date; null when it goes by Easter
 * @param fromEaster days from Easter Sunday when it does
 * @param move where it is kept
 * @param name in Spanish
 */
record HolidayRule(
    String country, @Nullable MonthDay fixed, int fromEaster, HolidayMove move, String name) {
  private static final String EASTER = "pascua";
  private static final int PARTS = 4;

  /** Reads a line of {@code feriados.txt}. */
  static HolidayRule parse(String line) {
    String[] parts = line.split(" +", PARTS);
    String when = parts[1];
    boolean byEaster = when.startsWith(EASTER);
    return new HolidayRule(
        parts[0],
        byEaster ? null : MonthDay.parse("--" + when),
        byEaster ? Integer.parseInt(when.substring(EASTER.length())) : 0,
        HolidayMove.valueOf(parts[2].replace('-', '_').toUpperCase(Locale.ROOT)),
        parts[3]);
  }

  LocalDate in(int year) {
    return move.of(fixed == null ? Easter.of(year).plusDays(fromEaster) : fixed.atYear(year));
  }
}
