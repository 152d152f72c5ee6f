package org.botcrm.domain.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanishDatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 12);
  private final SpanishDates dates = SpanishDates.standard();

  @ParameterizedTest
  @CsvSource({
    "2026-12-15, martes 15 de diciembre",
    "2026-01-01, jueves 1 de enero",
    "2026-09-30, miércoles 30 de septiembre",
    "2026-12-19, sábado 19 de diciembre",
    "2026-12-20, domingo 20 de diciembre",
    "2026-12-21, lunes 21 de diciembre",
    "2026-12-31, jueves 31 de diciembre",
    "2027-01-01, viernes 1 de enero de 2027",
    "2025-12-31, miércoles 31 de diciembre de 2025",
    "2028-02-29, martes 29 de febrero de 2028",
  })
  void aDayHasItsWeekdayAndAnotherYearIsSaid(LocalDate date, String said) {
    assertThat(dates.day(date, TODAY)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "0, hoy",
    "1, mañana",
    "-1, ayer",
    "2, en 2 días",
    "3, en 3 días",
    "-2, hace 2 días",
    "400, en 400 días",
    "-31, hace 31 días"
  })
  void howFarADayIsIsSaidFromToday(int days, String said) {
    assertThat(dates.relative(TODAY.plusDays(days), TODAY)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, 12:00 a. m.",
    "00:05, 12:05 a. m.",
    "11:59, 11:59 a. m.",
    "12:00, 12:00 p. m.",
    "15:04:59, 3:04 p. m.",
    "23:59, 11:59 p. m."
  })
  void anHourIsThatOfTheClockOnTheWall(LocalTime time, String said) {
    assertThat(dates.time(time)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "00:59, a las 12:59 a. m.",
    "01:00, a la 1:00 a. m.",
    "12:59, a las 12:59 p. m.",
    "13:05, a la 1:05 p. m.",
    "14:00, a las 2:00 p. m."
  })
  void somethingHappensAtTheHourAsPeopleSayIt(LocalTime time, String said) {
    assertThat(dates.atTime(time)).isEqualTo(said);
  }

  @Test
  void monthsAndNumbersOfDaysAreSaid() {
    assertThat(dates.longDate(TODAY)).isEqualTo("12 de diciembre de 2026");
    assertThat(dates.monthOfYear(TODAY.minusMonths(9))).isEqualTo("marzo de 2026");
    assertThat(dates.days(0)).isEqualTo("0 días");
    assertThat(dates.days(1)).isEqualTo("1 día");
    assertThat(dates.days(21)).isEqualTo("21 días");
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(dates.longDate(TODAY)).isEqualTo("12 de diciembre de 2026");
      assertThat(dates.time(LocalTime.NOON)).isEqualTo("12:00 p. m.");
    } finally {
      Locale.setDefault(before);
    }
  }
}
