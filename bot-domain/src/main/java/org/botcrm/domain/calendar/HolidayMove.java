package org.botcrm.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/** Where a holiday is kept that falls on a certain day of the week. */
enum HolidayMove {
  /** Where it falls. */
  FIJO(Map.of()),

  /** Colombia, Ley 51 de 1983 (Ley Emiliani): on the Monday that follows, unless it is one. */
  LUNES(Map.of()) {
    @Override
    LocalDate of(LocalDate date) {
      return date.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }
  },

  /** Dominican Republic, Ley 139-97: on the nearest Monday, unless it falls on a weekend. */
  RD(
      Map.of(
          DayOfWeek.TUESDAY, -1,
          DayOfWeek.WEDNESDAY, -2,
          DayOfWeek.THURSDAY, 4,
          DayOfWeek.FRIDAY, 3)),

  /** The same law for the day of labour, which is not lost on a Sunday. */
  RD_TRABAJO(
      Map.of(
          DayOfWeek.TUESDAY, -1,
          DayOfWeek.WEDNESDAY, -2,
          DayOfWeek.THURSDAY, 4,
          DayOfWeek.FRIDAY, 3,
          DayOfWeek.SUNDAY, 1)),

  /**
   * Ecuador, Ley Orgánica Reformatoria a la Ley Orgánica del Servicio Público y al Código del
   * Trabajo of December 2016, article 2: beside the nearest weekend.
   */
  EC(
      Map.of(
          DayOfWeek.TUESDAY, -1,
          DayOfWeek.WEDNESDAY, 2,
          DayOfWeek.THURSDAY, 1,
          DayOfWeek.SATURDAY, -1,
          DayOfWeek.SUNDAY, 1)),

  /** The same law for 1 January and 25 December, which move only out of a weekend. */
  EC_FIN_DE_SEMANA(Map.of(DayOfWeek.SATURDAY, -1, DayOfWeek.SUNDAY, 1)),

  /** The same law for the first of two holidays in a row, 2 and 3 November. */
  EC_PRIMERO(Map.of(DayOfWeek.WEDNESDAY, 2, DayOfWeek.SATURDAY, -1, DayOfWeek.SUNDAY, 2)),

  /** The same law for the second of the two. */
  EC_SEGUNDO(Map.of(DayOfWeek.WEDNESDAY, -2, DayOfWeek.SATURDAY, -2, DayOfWeek.SUNDAY, 1));

  private final Map<DayOfWeek, Integer> days;

  HolidayMove(Map<DayOfWeek, Integer> days) {
    this.days = days;
  }

  LocalDate of(LocalDate date) {
    return date.plusDays(days.getOrDefault(date.getDayOfWeek(), 0));
  }
}
