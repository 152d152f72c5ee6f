package org.botcrm.domain.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The holidays of a country, with some more or some less. Immutable as far as anybody can see, and
 * thread-safe.
 */
public final class Holidays {
  private final CountryHolidays country;
  private final Map<LocalDate, String> added;
  private final Set<LocalDate> removed;

  private Holidays(CountryHolidays country, Map<LocalDate, String> added, Set<LocalDate> removed) {
    this.country = country;
    this.added = Map.copyOf(added);
    this.removed = Set.copyOf(removed);
  }

  /**
   * Those that the country's law names; what a government adds for one year is not among them.
   *
   * @param country two capital letters; known are VE, EC, DO and CO, and others have none
   */
  public static Holidays of(String country) {
    return new Holidays(new CountryHolidays(country), Map.of(), Set.of());
  }

  /** With these too, by their name. */
  public Holidays with(Map<LocalDate, String> more) {
    Map<LocalDate, String> all = new HashMap<>(added);
    all.putAll(more);
    return new Holidays(country, all, removed);
  }

  /** Without these: somebody works. */
  Holidays without(Set<LocalDate> days) {
    return new Holidays(country, added, days);
  }

  /** The name of the holiday, in Spanish; empty when it is none. */
  public Optional<String> nameOf(LocalDate date) {
    if (removed.contains(date)) {
      return Optional.empty();
    }
    String own = added.get(date);
    return Optional.ofNullable(own == null ? country.nameOf(date) : own);
  }
}
