package org.botcrm.domain.calendar;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hours of each day of a week and of holidays, by the clock on the wall. Immutable and
 * thread-safe.
 */
public final class OpeningHours {
  private static final Set<String> HOLIDAYS = Set.of("feriado", "feriados");

  private final Map<DayOfWeek, DayHours> week;
  private final DayHours holidays;

  private OpeningHours(Map<DayOfWeek, DayHours> week, DayHours holidays) {
    this.week = week;
    this.holidays = holidays;
  }

  /**
   * Reads {@code lunes-viernes 07:00-19:00; sabado 08:00-12:00 13:00-15:00}. Days that are not
   * named are closed, and so are holidays unless {@code feriados} is named; whatever the accents
   * and the letter case.
   *
   * @throws IllegalArgumentException when it is not that, or never open; the message says why, in
   *     Spanish
   */
  public static OpeningHours parse(String text) {
    Builder builder = new Builder();
    for (String part : text.split(";")) {
      if (!part.isBlank()) {
        builder.add(words(part));
      }
    }
    OpeningHours hours = builder.build();
    if (hours.week.values().stream().allMatch(DayHours::isClosed)) {
      throw Words.refused("mal.nunca");
    }
    return hours;
  }

  /** The words of a line that is not blank, as {@link Builder#add} wants them. */
  static List<String> words(String line) {
    String spaced = DayNames.plain(line).strip();
    StringBuilder joined = new StringBuilder(spaced.length());
    // «08:00 - 12:00» is one word, and so is «lunes, martes».
    for (String word : spaced.split(" +")) {
      boolean joins = joined.length() > 0 && "-,".indexOf(joined.charAt(joined.length() - 1)) >= 0;
      boolean joinsBack = word.startsWith("-") || word.startsWith(",");
      joined.append(joined.length() == 0 || joins || joinsBack ? "" : " ").append(word);
    }
    return Arrays.asList(joined.toString().split(" "));
  }

  DayHours on(DayOfWeek day) {
    return week.getOrDefault(day, DayHours.CLOSED);
  }

  DayHours onHolidays() {
    return holidays;
  }

  /** Collects the days one by one; none may come twice. For one thread. */
  static final class Builder {
    private final Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
    private @Nullable DayHours holidays;

    /** Days and their hours, such as {@code [lunes-viernes, 08:00-12:00, 13:00-17:00]}. */
    void add(List<String> words) {
      DayHours hours = DayHours.parse(words.subList(1, words.size()));
      String days = words.get(0);
      if (HOLIDAYS.contains(days)) {
        requireNew(days, holidays);
        holidays = hours;
        return;
      }
      Set<DayOfWeek> named = DayNames.parse(days);
      named.forEach(day -> requireNew(days, week.get(day)));
      named.forEach(day -> week.put(day, hours));
    }

    boolean isEmpty() {
      return week.isEmpty();
    }

    OpeningHours build() {
      return new OpeningHours(
          Map.copyOf(new HashMap<>(week)), holidays == null ? DayHours.CLOSED : holidays);
    }

    private static void requireNew(String days, @Nullable DayHours before) {
      if (before != null) {
        throw Words.refused("mal.dos-veces", days);
      }
    }
  }
}
