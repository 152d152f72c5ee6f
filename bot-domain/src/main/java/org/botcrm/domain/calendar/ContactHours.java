package org.botcrm.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hours in which the business may begin a conversation. Whoever wrote first is answered at any
 * time; that is not asked here. Immutable and thread-safe.
 */
public final class ContactHours {
  private static final String COLOMBIA = "CO";

  /** Ley 2300 de 2023 of Colombia, article 3: none on Sundays and holidays. */
  private static final OpeningHours LAW_OF_COLOMBIA =
      OpeningHours.parse("lunes-viernes 07:00-19:00; sabado 08:00-15:00");

  /** Ours, not a law: what hardly anybody minds. */
  private static final OpeningHours OURS =
      OpeningHours.parse("lunes-viernes 08:00-18:00; sabado 08:00-13:00");

  /** Hours that are never there within a year are asked for again after this. */
  private static final Duration RETRY = Duration.ofDays(1);

  private static final ContactHours ALWAYS = new ContactHours(null);

  private final @Nullable WorkingCalendar calendar;

  private ContactHours(@Nullable WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** At any time. */
  public static ContactHours always() {
    return ALWAYS;
  }

  /** In these hours, and on holidays only when they say so. */
  public static ContactHours within(ZoneId zone, OpeningHours hours, Holidays holidays) {
    return new ContactHours(new WorkingCalendar(zone, hours, holidays));
  }

  /**
   * The hours for a country in which nobody set others. Colombia's are its law: Ley 2300 de 2023,
   * article 3, Monday to Friday from 7:00 to 19:00 and Saturday from 8:00 to 15:00, none on Sundays
   * and holidays. For every other country they are a careful choice of ours and no statement about
   * its law: Monday to Friday from 8:00 to 18:00, Saturday from 8:00 to 13:00.
   *
   * @param country two capital letters
   */
  public static OpeningHours standard(String country) {
    return COLOMBIA.equals(country) ? LAW_OF_COLOMBIA : OURS;
  }

  /** When a conversation may begin: {@code now}, or when the hours open. */
  public Instant next(Instant now) {
    if (calendar == null) {
      return now;
    }
    Optional<Instant> opening = calendar.nextOpening(now);
    return opening.orElseGet(() -> now.plus(RETRY));
  }
}
