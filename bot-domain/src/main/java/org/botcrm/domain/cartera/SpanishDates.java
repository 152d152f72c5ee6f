package org.botcrm.domain.cartera;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Says days and hours in Spanish, in the words of {@code fechas.properties} and not in those of the
 * JDK, which change from one version to the next. Immutable and thread-safe.
 */
public final class SpanishDates {
  private static final String BUNDLE = "fechas.properties";
  private static final int NOON = 12;
  private static final SpanishDates STANDARD = new SpanishDates();

  private final Properties words = words();
  private final List<String> weekdays = List.of(words.getProperty("dias").split(","));
  private final List<String> months = List.of(words.getProperty("meses").split(","));

  private SpanishDates() {}

  /** With the words that ship. */
  public static SpanishDates standard() {
    return STANDARD;
  }

  /** "lunes 15 de diciembre"; with "de 2027" behind it when it is not of this year. */
  public String day(LocalDate date, LocalDate today) {
    String day = weekdays.get(date.getDayOfWeek().getValue() - 1) + " " + dayOfMonth(date);
    return date.getYear() == today.getYear() ? day : day + " " + ofYear(date);
  }

  /** "15 de diciembre de 2026". */
  public String longDate(LocalDate date) {
    return dayOfMonth(date) + " " + ofYear(date);
  }

  /** "diciembre de 2026". */
  public String monthOfYear(LocalDate date) {
    return month(date) + " " + ofYear(date);
  }

  /** "hoy", "mañana", "ayer", "en 3 días", "hace 2 días". */
  public String relative(LocalDate date, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, date);
    if (days == 0) {
      return words.getProperty("hoy");
    }
    if (Math.abs(days) == 1) {
      return words.getProperty(days > 0 ? "manana" : "ayer");
    }
    return words
        .getProperty(days > 0 ? "futuro" : "pasado")
        .replace("{dias}", Long.toString(Math.abs(days)));
  }

  /** "1 día", "3 días", for any number from 0 on. */
  public String days(long days) {
    return words
        .getProperty(days == 1 ? "un-dia" : "varios-dias")
        .replace("{dias}", Long.toString(days));
  }

  /** "3:05 p. m.". */
  public String time(LocalTime time) {
    int hour = time.getHour() % NOON == 0 ? NOON : time.getHour() % NOON;
    String half = words.getProperty(time.getHour() < NOON ? "manana-hora" : "tarde-hora");
    String minute = (time.getMinute() < 10 ? "0" : "") + time.getMinute();
    return hour + ":" + minute + " " + half;
  }

  /** "a la 1:05 p. m.", "a las 3:05 p. m.". */
  public String atTime(LocalTime time) {
    String at = time.getHour() % NOON == 1 ? "a-la" : "a-las";
    return words.getProperty(at) + " " + time(time);
  }

  // Joined, not formatted: a formatter writes digits as the machine's language does.
  private String dayOfMonth(LocalDate date) {
    return date.getDayOfMonth() + " " + words.getProperty("de") + " " + month(date);
  }

  private String month(LocalDate date) {
    return months.get(date.getMonthValue() - 1);
  }

  private String ofYear(LocalDate date) {
    return words.getProperty("de") + " " + date.getYear();
  }

  private static Properties words() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(SpanishDates.class.getResourceAsStream(BUNDLE), BUNDLE)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
