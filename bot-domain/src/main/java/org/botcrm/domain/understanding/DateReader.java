package org.botcrm.domain.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.understanding.Slots.Slot;

/**
 * Reads a day as people say it: «mañana», «el viernes», «el 15», «15 de diciembre», «fin de mes».
 * What may be two days is not read at all, nor a day on which nothing will be done («hoy no
 * puedo»): the client is asked again. Immutable and thread-safe.
 */
public final class DateReader {
  /** Nobody promises or reports a payment farther away. */
  private static final int MAX_DAYS = 366;

  private static final int CENTURY = 2_000;

  private final LocalDate today;
  private final Toward toward;

  /** Where a day is that could be before or after today. */
  public enum Toward {
    /** Today or before: a payment that was made. */
    PAST,
    /** Today or later: a payment that is promised. */
    FUTURE
  }

  /**
   * @param today in the zone of the lender
   * @param toward where «el 15» and «el viernes» are
   */
  public DateReader(LocalDate today, Toward toward) {
    this.today = Objects.requireNonNull(today, "today");
    this.toward = Objects.requireNonNull(toward, "toward");
  }

  /** The day in a text; empty when there is none, or more than one, or it is on the other side. */
  public Optional<LocalDate> read(String text) {
    Slots slots = Slots.of(text);
    SaidDays days = new SaidDays();
    for (int at = 0; at < slots.size(); at++) {
      int before = days.said();
      addDayOfMonth(slots, at, days);
      addRelative(slots, at, days);
      addWeekday(slots, at, days);
      addMonthEnd(slots, at, days);
      if (days.said() > before) {
        days.lookAround(slots, at);
      }
    }
    return days.only().filter(this::isOnItsSide);
  }

  private boolean isOnItsSide(LocalDate day) {
    long days = day.toEpochDay() - today.toEpochDay();
    return toward == Toward.FUTURE ? days >= 0 && days <= MAX_DAYS : days <= 0 && days >= -MAX_DAYS;
  }

  private boolean isFuture() {
    return toward == Toward.FUTURE;
  }

  /** 15/12, 15 de diciembre, 2026-12-15, and «el 15». */
  private void addDayOfMonth(Slots slots, int at, SaidDays days) {
    int day = slots.at(at).is("primero") ? 1 : slots.at(at).value();
    if (day < 1 || isPartOfDate(slots, at)) {
      return;
    }
    Slot next = slots.at(at + 1);
    if (isDash(next) && slots.at(at + 2).value() >= 1) {
      addNumeric(slots, at, days);
    } else if (month(slots, at + 1) > 0) {
      int of = next.is("de") ? 2 : 1;
      add(days, day, month(slots, at + 1), year(slots, at + of + 1));
    } else if (Dates.isMonth(slots.at(at - 1).text()) && !slots.at(at - 2).isNumber()) {
      add(days, day, Dates.month(slots.at(at - 1).text()), 0);
    } else if (isDayBefore(slots, at) && day <= 31 && !isCounted(next)) {
      nearest(day).ifPresent(days::add);
    }
  }

  private static boolean isDash(Slot slot) {
    return slot.is("/") || slot.is("-");
  }

  private static boolean isPartOfDate(Slots slots, int at) {
    return isDash(slots.at(at - 1)) && slots.at(at - 2).isNumber();
  }

  private static int month(Slots slots, int at) {
    return Dates.month(slots.at(slots.at(at).is("de") ? at + 1 : at).text());
  }

  private static int year(Slots slots, int at) {
    int place = slots.at(at).is("de") || slots.at(at).is("del") ? at + 1 : at;
    int value = slots.at(place).value();
    return value >= CENTURY && value < CENTURY + 100 ? value : 0;
  }

  private static boolean isDayBefore(Slots slots, int at) {
    Slot before = slots.at(at - 1);
    return Set.of("el", "dia", "al", "del", "este", "proximo", "pasado").contains(before.text())
        || Dates.day(before.text()) != null;
  }

  private static boolean isCounted(Slot after) {
    return Set.of("dias", "semanas", "meses", "%", "$", "bs", "dolares", "pesos", "cuotas", "mil")
        .contains(after.text());
  }

  private void addNumeric(Slots slots, int at, SaidDays days) {
    int first = slots.at(at).value();
    int second = slots.at(at + 2).value();
    boolean three = isDash(slots.at(at + 3)) && slots.at(at + 4).value() >= 0;
    int third = three ? slots.at(at + 4).value() : 0;
    if (first >= CENTURY) {
      add(days, third, second, first);
    } else {
      add(days, first, second, third > 0 && third < 100 ? CENTURY + third : third);
    }
  }

  /** A year of 0 is the nearest on the side of this reader. The 30th of February is no day. */
  private void add(SaidDays days, int day, int month, int year) {
    int nearest = year > 0 ? year : today.getYear();
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(nearest, month).lengthOfMonth()) {
      return;
    }
    LocalDate here = LocalDate.of(nearest, month, day);
    if (year == 0 && isFuture() && here.isBefore(today)) {
      here = here.plusYears(1);
    } else if (year == 0 && !isFuture() && here.isAfter(today)) {
      here = here.minusYears(1);
    }
    days.add(here);
  }

  /** The month whose day it is: the one before or after where this one has none. */
  private Optional<LocalDate> nearest(int day) {
    YearMonth month = YearMonth.from(today);
    for (int i = 0; i < 3; i++) {
      YearMonth tried = month.plusMonths(isFuture() ? i : -i);
      if (day <= tried.lengthOfMonth() && isOnItsSide(tried.atDay(day))) {
        return Optional.of(tried.atDay(day));
      }
    }
    return Optional.empty();
  }

  private void addRelative(Slots slots, int at, SaidDays days) {
    switch (slots.at(at).text()) {
      case "hoy" -> days.add(today);
      case "ayer" -> days.add(today.minusDays(slots.are(at - 2, "antes", "de") ? 2 : 1));
      case "anoche" -> days.add(today.minusDays(1));
      case "anteayer", "antier", "antiayer" -> days.add(today.minusDays(2));
      case "manana", "manna", "mnana", "mnn", "maana" -> addTomorrow(slots, at, days);
      case "en", "dentro" -> addSpan(slots, slots.are(at, "dentro", "de") ? at + 2 : at + 1, days);
      case "hace" -> addSpan(slots, at + 1, days);
      default -> {
        // Another word.
      }
    }
  }

  /** «En la mañana» is no day. */
  private void addTomorrow(Slots slots, int at, SaidDays days) {
    if (slots.at(at - 1).is("pasado")) {
      days.add(today.plusDays(2));
    } else if (!slots.at(at - 1).is("la") && !slots.at(at - 1).is("esta")) {
      days.add(today.plusDays(1));
    }
  }

  /** «3 días», «una semana»; back from today after «hace». */
  private void addSpan(Slots slots, int at, SaidDays days) {
    int number = slots.at(at).value();
    NumberWords.Reading words = NumberWords.read(slots, at);
    int count = number > 0 ? number : words.value();
    String unit = slots.at(number > 0 ? at + 1 : words.next()).text();
    int sign = slots.at(at - 1).is("hace") ? -1 : 1;
    if (count <= 0 || count > MAX_DAYS) {
      return;
    }
    switch (unit) {
      case "dia", "dias", "diitas" -> days.add(today.plusDays((long) sign * count));
      case "semana", "semanas" -> days.add(today.plusWeeks((long) sign * count));
      case "mes", "meses" -> days.add(today.plusMonths((long) sign * count));
      default -> {
        // «En dos cuotas» is no day.
      }
    }
  }

  private void addWeekday(Slots slots, int at, SaidDays days) {
    DayOfWeek day = Dates.day(slots.at(at).text());
    if (day == null) {
      return;
    }
    boolean thisOne = slots.at(at - 1).is("este") && today.getDayOfWeek() == day;
    if (thisOne) {
      days.addWeekday(today);
    } else {
      days.addWeekday(
          today.with(isFuture() ? TemporalAdjusters.next(day) : TemporalAdjusters.previous(day)));
    }
  }

  private void addMonthEnd(Slots slots, int at, SaidDays days) {
    Slot slot = slots.at(at);
    boolean end = slot.is("fin") || slot.is("fines") || slot.is("final") || slot.is("finales");
    if (slot.is("quincena")) {
      days.add(Dates.quincena(today, isFuture() ? 1 : -1));
    } else if (end && slots.are(at + 1, "de", "mes") || isLastOfMonth(slots, at)) {
      YearMonth month = YearMonth.from(today);
      LocalDate last = month.atEndOfMonth();
      days.add(isFuture() || last.equals(today) ? last : month.minusMonths(1).atEndOfMonth());
    }
  }

  private static boolean isLastOfMonth(Slots slots, int at) {
    return slots.at(at).is("ultimo")
        && (slots.are(at + 1, "de", "mes")
            || slots.are(at + 1, "del", "mes")
            || slots.are(at + 1, "de", "este", "mes")
            || slots.are(at + 1, "dia", "del", "mes"));
  }
}
