package org.botcrm.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.botcrm.domain.calendar.CalendarReading.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
  private static final ZoneId ZONE = ZoneId.of("America/Caracas");
  private static final String FULL =
      """
      # Nuestro calendario
      horario lunes-viernes 08:00-12:00 13:00-17:00

      horario Sábado 08:00-12:00
      horario 2026-12-24 08:00-10:00
      horario 2026-12-23 cerrado
      feriado 2026-09-08 Virgen del Valle
      laborable 2026-10-12
      """;

  @Test
  void everythingInItCounts() {
    LenderCalendar calendar = accepted(FULL);

    assertThat(calendar.stated()).isTrue();
    assertThat(calendar.officeHours()).hasValueSatisfying(h -> assertThat(h).contains("sábado"));
    assertThat(isOpen(calendar, "2026-12-24T09:59")).as("a holiday with hours").isTrue();
    assertThat(isOpen(calendar, "2026-12-24T10:00")).isFalse();
    assertThat(isOpen(calendar, "2026-12-23T09:00")).as("a day that is closed").isFalse();
    assertThat(isOpen(calendar, "2026-09-08T09:00")).as("a holiday of our own").isFalse();
    assertThat(isOpen(calendar, "2026-10-12T09:00")).as("a holiday on which we work").isTrue();
    assertThat(isOpen(calendar, "2026-07-24T09:00")).as("one on which we do not").isFalse();
    assertThat(calendar.office().holidayAt(at("2026-09-08T09:00"))).hasValue("Virgen del Valle");
  }

  @Test
  void whoWorksOnAHolidayStillBothersNobodyOnIt() {
    LenderCalendar calendar = accepted(FULL);
    ContactHours contact = calendar.contactHours(ContactHours.standard("VE"));

    assertThat(contact.next(at("2026-10-12T09:00"))).isEqualTo(at("2026-10-13T08:00"));
    assertThat(contact.next(at("2026-09-08T09:00"))).isEqualTo(at("2026-09-09T08:00"));
  }

  @Test
  void hoursThatNobodySaidAreNotTold() {
    LenderCalendar calendar = accepted("feriado 2026-09-08 Virgen del Valle");

    assertThat(calendar.stated()).isFalse();
    assertThat(calendar.officeHours()).isEmpty();
    assertThat(isOpen(calendar, "2026-09-09T09:00")).isTrue();
    assertThat(isOpen(calendar, "2026-09-08T09:00")).isFalse();
    assertThat(LenderCalendar.assumed("VE", ZONE).officeHours()).isEmpty();
  }

  @Test
  void whatWindowsEditorsAddDoesNotMatter() {
    assertThat(accepted("\uFEFFhorario lunes 08:00-12:00\r\n\u00A0\r\n").stated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orario lunes 08:00-12:00 | «orario» no se entiende
          horario | faltan los días
          horario lunes | faltan las horas
          horario 2026-02-30 08:00-12:00 | no es una fecha
          horario 24/12/2026 08:00-12:00 | no es una fecha
          feriado | falta la fecha
          feriado 2026-9-8 Virgen | no es una fecha
          feriado 2026-09-08 | falta el nombre
          feriado 2026-12-25 Navidad | ya es feriado (Navidad)
          laborable 2026-10-13 | no es feriado
          laborable 2026-10-12 sí | «sí» sobra
          """)
  void aWrongLineIsToldWithItsReason(String line, String reason) {
    assertThat(refused("horario lunes 08:00-12:00\n\n" + line))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(3))
        .satisfies(problem -> assertThat(problem.reason()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "horario 2026-12-24 cerrado",
    "feriado 2026-09-08 Virgen",
    "laborable 2026-10-12",
    "horario viernes 08:00-09:00"
  })
  void nothingIsSaidTwice(String line) {
    assertThat(refused(line + "\n" + line)).extracting(Problem::line).containsExactly(2);
  }

  @Test
  void everyWrongLineIsToldUpToWhatAPersonReads() {
    assertThat(refused("x\ny\nhorario lunes 08:00-12:00\nz"))
        .extracting(Problem::line)
        .containsExactly(1, 2, 4);
    assertThat(refused("x\n".repeat(500))).hasSize(20);
  }

  @Test
  void whatIsTooLargeIsNoCalendar() {
    assertThat(refused("#".repeat(CalendarFile.MAX_CHARS + 1)))
        .extracting(Problem::line)
        .containsExactly(0);
  }

  @Test
  void noTextBreaksIt() {
    Random random = new Random(7);
    String letters = "horaiofednlbmscv 0123456789:-,;#\n\u00A0\u2007\u2013áé🎉";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text =
          new StringBuilder(i % 3 == 0 ? "horario " : i % 3 == 1 ? "feriado " : "");
      random
          .ints(random.nextInt(30), 0, letters.length())
          .forEach(at -> text.append(letters.charAt(at)));
      assertThat(CalendarFile.read(text.toString(), "VE", ZONE)).isNotNull();
    }
  }

  private static boolean isOpen(LenderCalendar calendar, String local) {
    return calendar.office().isOpen(at(local));
  }

  private static Instant at(String local) {
    return Instant.parse(local + ":00Z").plusSeconds(4 * 3600);
  }

  private static LenderCalendar accepted(String text) {
    return CalendarFile.read(text, "VE", ZONE)
        .match(calendar -> calendar, problems -> fail(problems.toString()));
  }

  private static List<Problem> refused(String text) {
    return CalendarFile.read(text, "VE", ZONE).match(c -> fail("accepted"), problems -> problems);
  }

  private static <T> T fail(String why) {
    throw new AssertionError(why);
  }
}
