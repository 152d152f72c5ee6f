package org.botcrm.domain.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says hours in Spanish, as a person would. */
final class HoursText {
  private static final int HOUR = 60;
  private static final int NOON = 12;
  private static final int RANGE = 3;

  private HoursText() {}

  static String of(OpeningHours hours) {
    List<String> parts = new ArrayList<>();
    DayOfWeek[] days = DayOfWeek.values();
    for (int i = 0; i < days.length; ) {
      int next = endOfSame(hours, i);
      if (!hours.on(days[i]).isClosed()) {
        parts.add(days(i, next) + " " + ranges(hours.on(days[i])));
      }
      i = next;
    }
    if (parts.isEmpty()) {
      return Words.say("dicho.nunca");
    }
    parts.add(Words.say("dicho.feriados") + " " + ranges(hours.onHolidays()));
    return String.join("; ", parts);
  }

  private static int endOfSame(OpeningHours hours, int first) {
    DayOfWeek[] days = DayOfWeek.values();
    int next = first + 1;
    while (next < days.length && hours.on(days[next]).equals(hours.on(days[first]))) {
      next++;
    }
    return next;
  }

  private static String days(int first, int next) {
    int count = next - first;
    if (count == 1) {
      return name(first);
    }
    String key = count < RANGE ? "dicho.dos-dias" : "dicho.dias";
    return Words.say(key, name(first), name(next - 1));
  }

  private static String name(int index) {
    return Words.say("dia." + DayOfWeek.values()[index].name().toLowerCase(Locale.ROOT));
  }

  private static String ranges(DayHours hours) {
    if (hours.isClosed()) {
      return Words.say("dicho.cerrado");
    }
    return hours.ranges().stream()
        .map(HoursText::range)
        .collect(Collectors.joining(" " + Words.say("dicho.y") + " "));
  }

  private static String range(TimeRange range) {
    return range.from() == 0 && range.to() == TimeRange.DAY
        ? Words.say("dicho.todo-el-dia")
        : Words.say("dicho.horas", time(range.from()), time(range.to()));
  }

  private static String time(int minute) {
    int hour = minute % TimeRange.DAY / HOUR;
    String half = minute == NOON * HOUR ? "dicho.mediodia" : hour < NOON ? "dicho.am" : "dicho.pm";
    int shown = hour % NOON == 0 ? NOON : hour % NOON;
    return shown + ":" + String.format(Locale.ROOT, "%02d", minute % HOUR) + " " + Words.say(half);
  }
}
