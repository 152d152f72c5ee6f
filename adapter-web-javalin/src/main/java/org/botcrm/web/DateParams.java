package org.botcrm.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads moments: {@code 2026-11-22}, {@code 2026-11-22T15:04:05Z}, {@code …-04:00}. */
final class DateParams {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.+");

  private final ZoneId zone;

  DateParams(ZoneId zone) {
    this.zone = zone;
  }

  /** The moment, or the beginning of the day; null when absent. */
  @Nullable Instant from(QueryParams query, String name) {
    return read(query, name, 0);
  }

  /** The moment, or the end of the day, itself outside; null when absent. */
  @Nullable Instant until(QueryParams query, String name) {
    return read(query, name, 1);
  }

  private @Nullable Instant read(QueryParams query, String name, int daysLater) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant();
      }
      if (MOMENT.matcher(text).matches()) {
        // A plus sign that was not encoded arrives as a space.
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      }
    } catch (DateTimeException e) {
      // The 31st of February: written as a date, and none.
      throw new ProblemException(wrong(name));
    }
    throw new ProblemException(wrong(name));
  }

  private static Problem wrong(String name) {
    return QueryParams.problem(name, "parametro.fecha", Map.of());
  }
}
