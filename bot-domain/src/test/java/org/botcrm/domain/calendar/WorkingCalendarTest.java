package org.botcrm.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {
  private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final String OFFICE = "lunes-viernes 08:00-12:00 13:00-17:00; sabado 08:00-12:00";

  /** 2026-10-12 is a Monday and a holiday of Colombia. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-13T07:59, 2026-10-13T08:00",
    "2026-10-13T08:00, 2026-10-13T08:00",
    "2026-10-13T11:59, 2026-10-13T11:59",
    "2026-10-13T12:00, 2026-10-13T13:00",
    "2026-10-13T16:59, 2026-10-13T16:59",
    "2026-10-13T17:00, 2026-10-14T08:00",
    "2026-10-09T17:00, 2026-10-10T08:00",
    "2026-10-10T12:00, 2026-10-13T08:00",
    "2026-10-12T10:00, 2026-10-13T08:00"
  })
  void itOpensWhereTheHoursSay(LocalDateTime now, LocalDateTime opening) {
    WorkingCalendar calendar = calendar(BOGOTA, OFFICE, "CO");
    Instant then = now.atZone(BOGOTA).toInstant();

    assertThat(calendar.nextOpening(then)).hasValue(opening.atZone(BOGOTA).toInstant());
    assertThat(calendar.isOpen(then)).isEqualTo(now.equals(opening));
  }

  @Test
  void theLastNanosecondIsOpenAndTheNextIsNot() {
    WorkingCalendar calendar = calendar(BOGOTA, OFFICE, "CO");
    Instant noon = Instant.parse("2026-10-13T17:00:00Z");

    assertThat(calendar.isOpen(noon.minusNanos(1))).isTrue();
    assertThat(calendar.isOpen(noon)).isFalse();
  }

  @Test
  void itIsOpenOnAHolidayWhenItsHoursSaySo() {
    WorkingCalendar calendar = calendar(BOGOTA, OFFICE + "; feriados 09:00-10:00", "CO");

    assertThat(calendar.nextOpening(Instant.parse("2026-10-12T12:00:00Z")))
        .hasValue(Instant.parse("2026-10-12T14:00:00Z"));
  }

  /** On 8 March 2026 New York has no 02:30. */
  @ParameterizedTest
  @CsvSource({
    "02:30-05:00, 2026-03-08T06:59:00Z, 2026-03-08T07:00:00Z",
    "02:00-02:45, 2026-03-08T06:59:00Z, 2026-03-15T06:00:00Z",
    "01:00-02:30, 2026-03-08T05:59:00Z, 2026-03-08T06:00:00Z",
    "08:00-09:00, 2026-03-08T06:00:00Z, 2026-03-08T12:00:00Z",
    "08:00-09:00, 2026-03-01T06:00:00Z, 2026-03-01T13:00:00Z"
  })
  void clocksThatArePutForward(String hours, Instant now, Instant opening) {
    WorkingCalendar calendar = calendar(NEW_YORK, "domingo " + hours, "US");

    assertThat(calendar.nextOpening(now)).hasValue(opening);
  }

  /** On 1 November 2026 New York has two hours from 01:00 to 02:00: from 05:00 and 06:00 UTC. */
  @ParameterizedTest
  @CsvSource({
    "01:30-02:00, 2026-11-01T05:00:00Z, 2026-11-01T05:30:00Z",
    "01:30-02:00, 2026-11-01T06:00:00Z, 2026-11-01T06:30:00Z",
    "00:30-01:30, 2026-11-01T05:29:59Z, 2026-11-01T05:29:59Z",
    "00:30-01:30, 2026-11-01T05:30:00Z, 2026-11-01T06:00:00Z",
    "00:30-01:30, 2026-11-01T06:30:00Z, 2026-11-08T05:30:00Z"
  })
  void clocksThatArePutBack(String hours, Instant now, Instant opening) {
    WorkingCalendar calendar = calendar(NEW_YORK, "domingo " + hours, "US");

    assertThat(calendar.nextOpening(now)).hasValue(opening);
  }

  /** Santiago goes from 23:59:59 of 5 September 2026 to 01:00 of the 6th, a Sunday. */
  @Test
  void clocksThatArePutForwardAtMidnight() {
    WorkingCalendar calendar = calendar(SANTIAGO, "domingo 00:00-03:00", "CL");
    Instant midnight = Instant.parse("2026-09-06T04:00:00Z");

    assertThat(calendar.isOpen(midnight.minusNanos(1))).isFalse();
    assertThat(calendar.nextOpening(midnight.minusSeconds(60))).hasValue(midnight);
    assertThat(calendar.isOpen(midnight.plusSeconds(2 * 3600 - 1))).isTrue();
    assertThat(calendar.isOpen(midnight.plusSeconds(2 * 3600))).isFalse();
  }

  /** Santiago goes from 23:59:59 of 4 April 2026, a Saturday, to 23:00 of the same day. */
  @Test
  void clocksThatArePutBackAtMidnight() {
    WorkingCalendar calendar = calendar(SANTIAGO, "sabado 22:00-23:30", "CL");
    Instant closed = Instant.parse("2026-04-05T02:30:00Z");

    assertThat(calendar.isOpen(closed.minusNanos(1))).isTrue();
    assertThat(calendar.nextOpening(closed)).hasValue(Instant.parse("2026-04-05T03:00:00Z"));
  }

  @Test
  void itIsSearchedForAYearAndNoLonger() {
    WorkingCalendar holidaysOnly =
        new WorkingCalendar(BOGOTA, hours("feriados 08:00-09:00"), Holidays.of("PE"));

    assertThat(holidaysOnly.nextOpening(Instant.parse("2026-10-12T12:00:00Z"))).isEmpty();
  }

  @Test
  void contactHoursThatNeverOpenAreAskedForAgain() {
    ContactHours never =
        ContactHours.within(BOGOTA, hours("feriados 08:00-09:00"), Holidays.of("PE"));
    Instant now = Instant.parse("2026-10-12T12:00:00Z");

    assertThat(never.next(now)).isAfter(now);
    assertThat(ContactHours.always().next(now)).isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({
    "CO, 2026-10-13T11:59:59Z, 2026-10-13T12:00:00Z",
    "CO, 2026-10-13T23:59:59Z, 2026-10-13T23:59:59Z",
    "CO, 2026-10-14T00:00:00Z, 2026-10-14T12:00:00Z",
    "CO, 2026-10-10T20:00:00Z, 2026-10-13T12:00:00Z",
    "VE, 2026-10-13T12:30:00Z, 2026-10-13T13:00:00Z",
    "VE, 2026-10-10T18:00:00Z, 2026-10-13T13:00:00Z"
  })
  void aConversationBeginsInTheHoursOfTheCountry(String country, Instant now, Instant next) {
    ContactHours hours =
        ContactHours.within(BOGOTA, ContactHours.standard(country), Holidays.of(country));

    assertThat(hours.next(now)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lunes-viernes 08:00-17:00 | lunes a viernes de 8:00 a. m. a 5:00 p. m.; feriados cerrado
          lunes-viernes 08:00-12:00 13:30-17:00; sabado 08:00-12:00 | lunes a viernes de 8:00 a. m. \
          a 12:00 m. y de 1:30 p. m. a 5:00 p. m.; sábado de 8:00 a. m. a 12:00 m.; feriados cerrado
          sábado,domingo 10:00-14:00; feriados 10:00-11:00 | sábado y domingo de 10:00 a. m. a \
          2:00 p. m.; feriados de 10:00 a. m. a 11:00 a. m.
          lunes 00:00-24:00; martes 00:15-00:30; jueves 12:30-24:00 | lunes las 24 horas; martes de \
          12:15 a. m. a 12:30 a. m.; jueves de 12:30 p. m. a 12:00 a. m.; feriados cerrado
          """)
  void aClientReadsTheHoursAsAPersonWouldSayThem(String hours, String said) {
    assertThat(calendar(BOGOTA, hours, "CO").describe()).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LUNES - VIERNES 8:00 - 12:00",
        "Lunes–Viernes 08:00–12:00",
        "lunes,martes , miércoles, jueves,viernes 08:00-12:00;"
      })
  void anyWritingOfTheSameIsTheSame(String text) {
    assertThat(calendar(BOGOTA, text, "CO").describe())
        .isEqualTo("lunes a viernes de 8:00 a. m. a 12:00 m.; feriados cerrado");
  }

  @Test
  void daysMayGoAroundTheEndOfTheWeek() {
    assertThat(calendar(BOGOTA, "sabado-lunes 08:00-09:00", "CO").describe())
        .startsWith("lunes de 8:00 a. m.")
        .contains("sábado y domingo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lunes | faltan las horas
          lunes 08:00 | no son horas
          lunes 8-12 | no son horas
          lunes 08:0-12:00 | no son horas
          lunes 25:00-26:00 | no son horas
          lunes 08:60-12:00 | no son horas
          lunes 08:00-24:01 | no son horas
          lunes 12:00-08:00 | termina antes
          lunes 08:00-08:00 | termina antes
          lunes 08:00-12:00 11:00-13:00 | antes de que terminen
          lunes 13:00-14:00 08:00-12:00 | antes de que terminen
          lunez 08:00-12:00 | no son días
          lunes-viernes 08:00-12:00; martes 08:00-09:00 | ya está dicho
          feriados cerrado; feriado cerrado; lunes 08:00-12:00 | ya está dicho
          lunes cerrado 08:00-12:00 | no son horas
          lunes cerrado | ningún día
          ; | ningún día
          """)
  void whatIsNoHoursIsRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> OpeningHours.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static OpeningHours hours(String text) {
    OpeningHours.Builder builder = new OpeningHours.Builder();
    for (String part : text.split(";")) {
      builder.add(OpeningHours.words(part));
    }
    return builder.build();
  }

  private static WorkingCalendar calendar(ZoneId zone, String hours, String country) {
    return new WorkingCalendar(zone, OpeningHours.parse(hours), Holidays.of(country));
  }
}
