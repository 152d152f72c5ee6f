package org.botcrm.bootstrap;

import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.calendar.LenderCalendar;
import org.jspecify.annotations.Nullable;

/** The lender's calendar as it is now, and the hours that follow from it. Thread-safe. */
final class ServerCalendar implements AutoCloseable {
  private final @Nullable ReloadedFile<LenderCalendar> file;
  private final CalendarSettings.Contact contact;
  private final String country;
  private volatile Current current;

  /**
   * @param first what holds at the start
   * @param file where it comes from; null when from none
   */
  ServerCalendar(
      LenderCalendar first,
      @Nullable ReloadedFile<LenderCalendar> file,
      CalendarSettings.Contact contact,
      String country) {
    this.file = file;
    this.contact = contact;
    this.country = country;
    this.current = new Current(first, contact.in(first, country));
  }

  /** Follows the file from now on. Call once. */
  void start() {
    if (file != null) {
      file.start();
    }
  }

  /** Where it comes from; null when from none. */
  @Nullable ReloadedFile<LenderCalendar> file() {
    return file;
  }

  /** When the lender's people are there. */
  LenderCalendar lender() {
    return now().calendar;
  }

  /** When a conversation may begin. */
  ContactHours contactHours() {
    return now().hours;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  /** The hours are made once for each calendar. */
  private Current now() {
    Current known = current;
    if (file != null && file.get() != known.calendar) {
      LenderCalendar calendar = file.get();
      known = new Current(calendar, contact.in(calendar, country));
      current = known;
    }
    return known;
  }

  private record Current(LenderCalendar calendar, ContactHours hours) {}
}
