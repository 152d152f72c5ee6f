package org.botcrm.domain.calendar;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the lender's days. Immutable and thread-safe.
 *
 * @param office when its people are there
 * @param stated whether the lender said its hours; when not, those of {@code office} are assumed,
 *     good enough to plan by and not to be told to a client
 * @param holidays of the country and of the lender; also those on which the lender works, because
 *     others may not be bothered then
 */
public record LenderCalendar(WorkingCalendar office, boolean stated, Holidays holidays) {
  private static final OpeningHours ASSUMED = OpeningHours.parse("lunes-viernes 08:00-17:00");

  /** Refuses nulls. */
  public LenderCalendar {
    Objects.requireNonNull(office, "office");
    Objects.requireNonNull(holidays, "holidays");
  }

  /**
   * Of a lender that said nothing: Monday to Friday from 8:00 to 17:00, but for the holidays of the
   * country.
   *
   * @param country two capital letters
   */
  public static LenderCalendar assumed(String country, ZoneId zone) {
    Holidays holidays = Holidays.of(country);
    return new LenderCalendar(new WorkingCalendar(zone, ASSUMED, holidays), false, holidays);
  }

  static OpeningHours assumedHours() {
    return ASSUMED;
  }

  /** The office hours for a client to read; empty when the lender did not say them. */
  public Optional<String> officeHours() {
    return stated ? Optional.of(office.describe()) : Optional.empty();
  }

  /** When a conversation may begin: in these hours, but for holidays. */
  public ContactHours contactHours(OpeningHours hours) {
    return ContactHours.within(office.zone(), hours, holidays);
  }
}
