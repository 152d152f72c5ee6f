package org.botcrm.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1943-04-25",
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2285-03-22"
      })
  void easterIsKnown(LocalDate easter) {
    assertThat(Easter.of(easter.getYear())).isEqualTo(easter);
  }

  @Test
  void easterIsASundayOfMarchOrAprilInEveryYear() {
    for (int year = 1900; year < 2300; year++) {
      LocalDate easter = Easter.of(year);
      assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
      assertThat(easter).isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25));
    }
  }

  @Test
  void colombiaMovesWhatItsLawMoves() {
    assertThat(datesOf("CO", 2026))
        .containsExactly(
            "01-01", "01-12", "03-23", "04-02", "04-03", "05-01", "05-18", "06-08", "06-15",
            "06-29", "07-20", "08-07", "08-17", "10-12", "11-02", "11-16", "12-08", "12-25");
  }

  @Test
  void twoHolidaysOfOneDayAreOneDayWithBothNames() {
    assertThat(Holidays.of("CO").nameOf(LocalDate.of(2025, 6, 30)))
        .hasValueSatisfying(
            name -> assertThat(name).contains("Sagrado Corazón").contains("San Pedro"));
  }

  @Test
  void venezuelaMovesNothing() {
    assertThat(datesOf("VE", 2026))
        .containsExactly(
            "01-01", "02-16", "02-17", "04-02", "04-03", "04-19", "05-01", "06-24", "07-05",
            "07-24", "10-12", "12-24", "12-25", "12-31");
  }

  @Test
  void theDominicanRepublicMovesToTheNearestMondayButNotWhatTheLawKeeps() {
    assertThat(datesOf("DO", 2025))
        .containsExactly(
            "01-01", "01-06", "01-21", "01-26", "02-27", "04-18", "05-05", "06-19", "08-16",
            "09-24", "11-10", "12-25");
    assertThat(datesOf("DO", 2026))
        .contains("01-05", "01-26", "05-04", "08-16", "11-09")
        .doesNotContain("01-06", "05-01", "11-06");
    assertThat(datesOf("DO", 2022))
        .as("a Tuesday that the Supreme Court keeps, and a Sunday")
        .contains("08-16", "11-06", "05-02")
        .doesNotContain("08-15", "05-01");
  }

  @ParameterizedTest
  @CsvSource({
    "2018, 11-01 11-02",
    "2019, 11-01 11-04",
    "2020, 11-02 11-03",
    "2021, 11-01 11-02",
    "2022, 11-03 11-04",
    "2023, 11-02 11-03",
    "2024, 11-01 11-04",
    "2025, 11-03 11-04",
    "2026, 11-02 11-03"
  })
  void ecuadorKeepsTheTwoOfNovemberTogetherBesideAWeekend(int year, String dates) {
    assertThat(datesOf("EC", year)).containsSequence(dates.split(" "));
  }

  @Test
  void ecuadorMovesBesideAWeekend() {
    assertThat(datesOf("EC", 2022))
        .as("the second of January is a Monday of the year after, the 26th of December one of this")
        .containsExactly(
            "02-28", "03-01", "04-15", "05-02", "05-23", "08-12", "10-10", "11-03", "11-04",
            "12-26");
    assertThat(datesOf("EC", 2025)).contains("10-10", "05-02", "05-23", "08-11");
  }

  @Test
  void theFirstOfJanuaryMayBeKeptInTheYearBefore() {
    assertThat(Holidays.of("EC").nameOf(LocalDate.of(2021, 12, 31))).hasValue("Año Nuevo");
    assertThat(Holidays.of("EC").nameOf(LocalDate.of(2022, 1, 1))).isEmpty();
  }

  @Test
  void aCountryThatNobodyLookedUpHasNone() {
    assertThat(datesOf("PE", 2026)).isEmpty();
  }

  @Test
  void theLendersOwnComeBesideThoseOfTheCountry() {
    LocalDate own = LocalDate.of(2026, 9, 1);
    LocalDate worked = LocalDate.of(2026, 10, 12);
    Holidays holidays = Holidays.of("VE").with(Map.of(own, "Aniversario")).without(Set.of(worked));

    assertThat(holidays.nameOf(own)).hasValue("Aniversario");
    assertThat(holidays.nameOf(worked)).isEmpty();
    assertThat(holidays.nameOf(LocalDate.of(2026, 7, 24))).isPresent();
  }

  private static List<String> datesOf(String country, int year) {
    Holidays holidays = Holidays.of(country);
    Map<LocalDate, String> found = new TreeMap<>();
    for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      LocalDate date = day;
      holidays.nameOf(day).ifPresent(name -> found.put(date, name));
    }
    return found.keySet().stream().map(date -> date.toString().substring(5)).toList();
  }
}
