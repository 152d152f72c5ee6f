package org.botcrm.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When somebody is there: hours by the clock on the wall of one zone, also on the days on which the
 * clocks change, with holidays and days that are different. Immutable and thread-safe.
 */
public final class WorkingCalendar {
  /** Beyond this nothing is searched for. */
  private static final int SEARCHED_DAYS = 366;

  private final ZoneId zone;
  private final OpeningHours hours;
  private final Holidays holidays;
  private final Map<LocalDate, DayHours> exceptions;

  /** The same hours each week, but for holidays. */
  public WorkingCalendar(ZoneId zone, OpeningHours hours, Holidays holidays) {
    this(zone, hours, holidays, Map.of());
  }

  /**
   * With days whose hours are their own.
   *
   * @param exceptions go before the week and before holidays
   */
  WorkingCalendar(
      ZoneId zone, OpeningHours hours, Holidays holidays, Map<LocalDate, DayHours> exceptions) {
    this.zone = Objects.requireNonNull(zone, "zone");
    this.hours = Objects.requireNonNull(hours, "hours");
    this.holidays = Objects.requireNonNull(holidays, "holidays");
    this.exceptions = Map.copyOf(exceptions);
  }

  /** The zone of its clock. */
  public ZoneId zone() {
    return zone;
  }

  /** The name of the holiday that it is at an instant; empty on other days. */
  public Optional<String> holidayAt(Instant instant) {
    return holidays.nameOf(instant.atZone(zone).toLocalDate());
  }

  /** Whether somebody is there. */
  public boolean isOpen(Instant instant) {
    ZonedDateTime there = instant.atZone(zone);
    return hoursOn(there.toLocalDate()).contains(there.toLocalTime());
  }

  /**
   * When somebody is there again: {@code now} when it is open.
   *
   * @return empty when that is not within a year and a day
   */
  public Optional<Instant> nextOpening(Instant now) {
    if (isOpen(now)) {
      return Optional.of(now);
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    for (int i = 0; i <= SEARCHED_DAYS; i++) {
      Optional<Instant> opening = firstOpening(today.plusDays(i), now);
      if (opening.isPresent()) {
        return opening;
      }
    }
    return Optional.empty();
  }

  /** The hours of a usual week, for a client to read, in Spanish. */
  public String describe() {
    return HoursText.of(hours);
  }

  private DayHours hoursOn(LocalDate date) {
    DayHours own = exceptions.get(date);
    if (own != null) {
      return own;
    }
    return holidays.nameOf(date).isPresent() ? hours.onHolidays() : hours.on(date.getDayOfWeek());
  }

  private Optional<Instant> firstOpening(LocalDate date, Instant now) {
    return hoursOn(date).isClosed()
        ? Optional.empty()
        : changes(date).stream()
            .filter(change -> !change.isBefore(now) && isOpen(change))
            .min(Comparator.naturalOrder());
  }

  /**
   * When it may become open on a date: where hours begin, which may be never or twice when clocks
   * are put forward or back, and where the clocks are put.
   */
  private List<Instant> changes(LocalDate date) {
    ZoneRules rules = zone.getRules();
    List<Instant> changes = new ArrayList<>();
    for (TimeRange range : hoursOn(date).ranges()) {
      var start = range.startOn(date);
      rules.getValidOffsets(start).forEach(offset -> changes.add(start.toInstant(offset)));
    }
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    Instant from = date.atStartOfDay(zone).toInstant().minusSeconds(1);
    ZoneOffsetTransition clocks = rules.nextTransition(from);
    while (clocks != null && !clocks.getInstant().isAfter(end)) {
      changes.add(clocks.getInstant());
      clocks = rules.nextTransition(clocks.getInstant());
    }
    return changes;
  }
}
