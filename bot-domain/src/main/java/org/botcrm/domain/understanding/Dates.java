package org.botcrm.domain.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of days and months, whole and short. */
final class Dates {
  private static final int MIDDLE = 15;

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("enero", 1),
          Map.entry("ene", 1),
          Map.entry("febrero", 2),
          Map.entry("feb", 2),
          Map.entry("marzo", 3),
          Map.entry("mar", 3),
          Map.entry("abril", 4),
          Map.entry("abr", 4),
          Map.entry("mayo", 5),
          Map.entry("may", 5),
          Map.entry("junio", 6),
          Map.entry("jun", 6),
          Map.entry("julio", 7),
          Map.entry("jul", 7),
          Map.entry("agosto", 8),
          Map.entry("ago", 8),
          Map.entry("septiembre", 9),
          Map.entry("setiembre", 9),
          Map.entry("sep", 9),
          Map.entry("sept", 9),
          Map.entry("octubre", 10),
          Map.entry("oct", 10),
          Map.entry("noviembre", 11),
          Map.entry("nov", 11),
          Map.entry("diciembre", 12),
          Map.entry("dic", 12));

  private static final List<String> DAYS =
      List.of("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo");

  private static final Map<String, DayOfWeek> DAYS_BY_SOUND = daysBySound();

  private Dates() {}

  /** Whole, and without the last letter, which many leave out: «el vierne». */
  private static Map<String, DayOfWeek> daysBySound() {
    Map<String, DayOfWeek> days = new HashMap<>();
    for (String day : DAYS) {
      DayOfWeek here = DayOfWeek.of(DAYS.indexOf(day) + 1);
      days.put(Sounds.of(day), here);
      if (day.endsWith("s")) {
        days.put(Sounds.of(day.substring(0, day.length() - 1)), here);
      }
    }
    days.put(Sounds.of("sabao"), DayOfWeek.SATURDAY);
    return Map.copyOf(days);
  }

  static boolean isMonth(String word) {
    return MONTHS.containsKey(word);
  }

  /** From 1; 0 when it is no month. */
  static int month(String word) {
    return MONTHS.getOrDefault(word, 0);
  }

  /** However it is spelt, as long as it sounds like one; null when it is no day. */
  static @Nullable DayOfWeek day(String word) {
    return DAYS_BY_SOUND.get(Sounds.of(word));
  }

  /** The fifteenth or the last of a month, whichever comes first from a day on, or back from it. */
  static LocalDate quincena(LocalDate today, int step) {
    LocalDate day = today;
    for (int i = 0; i < MIDDLE + 2; i++) {
      if (day.getDayOfMonth() == MIDDLE || day.equals(YearMonth.from(day).atEndOfMonth())) {
        return day;
      }
      day = day.plusDays(step);
    }
    return day;
  }
}
