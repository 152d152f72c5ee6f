package org.botcrm.domain.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A part of a day, in minutes from midnight as clocks on the wall show them.
 *
 * @param from the first minute, 0 to 1,439
 * @param to the minute after the last one, up to 1,440, which is midnight
 */
record TimeRange(int from, int to) {
  static final int DAY = 24 * 60;
  private static final int HOUR = 60;

  /** Reads {@code 08:00-12:30}; the end may be {@code 24:00}. */
  static TimeRange parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw Words.refused("mal.horas", text);
    }
    int from = minutes(text, text.substring(0, dash));
    int to = minutes(text, text.substring(dash + 1));
    if (from >= to) {
      throw Words.refused("mal.orden", text);
    }
    return new TimeRange(from, to);
  }

  private static int minutes(String range, String time) {
    int colon = time.indexOf(':');
    int hours = colon < 0 ? -1 : number(time.substring(0, colon));
    int minutes = colon < 0 || time.length() != colon + 3 ? -1 : number(time.substring(colon + 1));
    int all = hours * HOUR + minutes;
    if (hours < 0 || minutes < 0 || minutes >= HOUR || all > DAY) {
      throw Words.refused("mal.horas", range);
    }
    return all;
  }

  private static int number(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !text.isEmpty() && text.length() <= 2 ? Integer.parseInt(text) : -1;
  }

  boolean contains(LocalTime time) {
    int minute = time.getHour() * HOUR + time.getMinute();
    return minute >= from && minute < to;
  }

  LocalDateTime startOn(LocalDate date) {
    return date.atStartOfDay().plusMinutes(from);
  }
}
