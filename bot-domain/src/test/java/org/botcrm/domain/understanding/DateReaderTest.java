package org.botcrm.domain.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.botcrm.domain.understanding.DateReader.Toward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
  /** A Monday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static final DateReader FUTURE = new DateReader(TODAY, Toward.FUTURE);
  private static final DateReader PAST = new DateReader(TODAY, Toward.PAST);

  @ParameterizedTest
  @CsvSource({
    "hoy, 2026-11-23",
    "mañana, 2026-11-24",
    "mañana en la mañana, 2026-11-24",
    "pasado mañana, 2026-11-25",
    "el viernes, 2026-11-27",
    "el lunes, 2026-11-30",
    "este lunes, 2026-11-23",
    "pago el viernes que viene, 2026-11-27",
    "el 25, 2026-11-25",
    "el 23, 2026-11-23",
    "el 15, 2026-12-15",
    "el 31, 2026-12-31",
    "el viernes 27, 2026-11-27",
    "para el día 30, 2026-11-30",
    "15/12, 2026-12-15",
    "15-12, 2026-12-15",
    "5/1, 2027-01-05",
    "15/12/2026, 2026-12-15",
    "15/12/26, 2026-12-15",
    "2026-12-15, 2026-12-15",
    "15 de diciembre, 2026-12-15",
    "15dic, 2026-12-15",
    "diciembre 15, 2026-12-15",
    "el viernes 15 de enero, 2027-01-15",
    "15 de enero de 2027, 2027-01-15",
    "primero de diciembre, 2026-12-01",
    "fin de mes, 2026-11-30",
    "a fines de mes, 2026-11-30",
    "el último del mes, 2026-11-30",
    "la quincena, 2026-11-30",
    "en 3 días, 2026-11-26",
    "dentro de tres días, 2026-11-26",
    "en una semana, 2026-11-30",
    "en un mes, 2026-12-23",
    "le pago 50 el viernes, 2026-11-27",
    "el biernes, 2026-11-27",
    "el vierne le caigo, 2026-11-27",
    "el savado, 2026-11-28",
    "mñana, 2026-11-24",
    "hoy lunes, 2026-11-23",
    "no se preocupe le pago el viernes, 2026-11-27",
    "no he podido le pago el viernes, 2026-11-27",
    "no pude pero pago el viernes, 2026-11-27",
    "'no, el viernes', 2026-11-27",
    "no el viernes, 2026-11-27",
    "pago el viernes no se preocupe, 2026-11-27",
  })
  void aPromisedDayIsTodayOrLater(String text, LocalDate day) {
    assertThat(FUTURE.read(text)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "hoy, 2026-11-23",
    "ayer, 2026-11-22",
    "anoche, 2026-11-22",
    "antier, 2026-11-21",
    "anteayer, 2026-11-21",
    "antes de ayer, 2026-11-21",
    "el viernes, 2026-11-20",
    "el viernes pasado, 2026-11-20",
    "el lunes, 2026-11-16",
    "el 15, 2026-11-15",
    "el 25, 2026-10-25",
    "el 31, 2026-10-31",
    "15/12, 2025-12-15",
    "20 de noviembre, 2026-11-20",
    "fin de mes, 2026-10-31",
    "la quincena, 2026-11-15",
    "hace 3 días, 2026-11-20",
    "hace una semana, 2026-11-16",
  })
  void aReportedDayIsTodayOrBefore(String text, LocalDate day) {
    assertThat(PAST.read(text)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hola",
        "150",
        "en la mañana",
        "el lunes o el martes",
        "del 15 al 20",
        "30/2",
        "31/4",
        "15/13",
        "32/1",
        "en 5000 días",
        "en 2 cuotas",
        "la otra semana",
        "el 40",
        "ayer",
        "hace 3 días",
        "15/12/2030",
        "15/12/2020",
        "0/0",
        "hoy no puedo, le pago el viernes",
        "le pago mañana, no, mejor el viernes",
        "ayer no pude, le pago hoy",
        "la cuota del 15 la pago el viernes",
        "el viernes 28",
        "mañana viernes",
        "hoy no puedo",
        "el viernes no voy a poder",
        "no puedo hoy",
        "no le pago mañana",
        "no le puedo pagar este viernes",
        "no tengo plata hoy",
        "no llego al viernes",
      })
  void whatIsNoDayOrMayBeTwoOrIsOverIsNotRead(String text) {
    assertThat(FUTURE.read(text)).isEmpty();
  }

  @Test
  void aFutureDayWasNoPayment() {
    assertThat(PAST.read("mañana")).isEmpty();
    assertThat(PAST.read("15/12/2026")).isEmpty();
  }

  @Test
  void leapDaysAreDaysInLeapYearsOnly() {
    DateReader reader = new DateReader(LocalDate.of(2028, 1, 1), Toward.FUTURE);

    assertThat(reader.read("29/2")).contains(LocalDate.of(2028, 2, 29));
    assertThat(FUTURE.read("29/2")).isEmpty();
  }
}
