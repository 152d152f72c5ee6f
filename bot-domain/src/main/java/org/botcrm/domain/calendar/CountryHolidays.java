package org.botcrm.domain.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The holidays of one country, worked out year by year. Thread-safe. */
final class CountryHolidays {
  private static final String FILE = "feriados.txt";
  private static final List<HolidayRule> RULES = read();

  private final List<HolidayRule> rules;
  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  CountryHolidays(String country) {
    this.rules = RULES.stream().filter(rule -> rule.country().equals(country)).toList();
  }

  /** Null when it is none. */
  @Nullable String nameOf(LocalDate date) {
    String name = in(date.getYear()).get(date);
    // The first of January may be kept on the last of December.
    return name == null ? in(date.getYear() + 1).get(date) : name;
  }

  private Map<LocalDate, String> in(int year) {
    return years.computeIfAbsent(year, this::workOut);
  }

  private Map<LocalDate, String> workOut(int year) {
    Map<LocalDate, String> dates = new HashMap<>();
    rules.forEach(rule -> dates.merge(rule.in(year), rule.name(), (one, two) -> one + ", " + two));
    return Map.copyOf(dates);
  }

  private static List<HolidayRule> read() {
    try (InputStream in =
            Objects.requireNonNull(CountryHolidays.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(HolidayRule::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
