package org.botcrm.domain.calendar;

import java.time.LocalDate;

/** The Sunday from which half of the holidays are counted. */
final class Easter {
  private Easter() {}

  /**
   * Easter Sunday of a year in the Gregorian calendar, by the rule of the golden number and the
   * epact; whole-number arithmetic as Meeus gives it in <i>Astronomical Algorithms</i>, chapter 8.
   */
  static LocalDate of(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int moon = (century + 8) / 25;
    int correction = (century - moon + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int day = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }
}
