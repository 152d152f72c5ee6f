package org.botcrm.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.botcrm.domain.calendar.CalendarFile;
import org.botcrm.domain.calendar.LenderCalendar;
import org.botcrm.domain.reply.OfficeAnswers.Answer;
import org.junit.jupiter.api.Test;

class OfficeAnswersTest {
  private static final ZoneId CARACAS = ZoneId.of("America/Caracas");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T14:00:00Z");
  private static final Instant CHRISTMAS = Instant.parse("2026-12-25T14:00:00Z");

  private static OfficeAnswers answers(String... keysAndTexts) {
    Properties own = new Properties();
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      own.setProperty(keysAndTexts[i], keysAndTexts[i + 1]);
    }
    return new OfficeAnswers(ReplyTexts.withOverrides(own));
  }

  private static LenderCalendar calendar(String text) {
    return CalendarFile.read(text, "VE", CARACAS)
        .match(calendar -> calendar, problems -> LenderCalendar.assumed("VE", CARACAS));
  }

  @Test
  void whatTheLenderSaidIsTold() {
    OfficeAnswers answers =
        answers("oficina.direccion", "Avenida Uno, local 2", "pago.como", "En la caja de la sede");

    assertThat(answers.address().text()).contains("Avenida Uno, local 2");
    assertThat(answers.address().known()).isTrue();
    assertThat(answers.howToPay())
        .isEqualTo(new Answer("Puedes pagar así:\nEn la caja de la sede", true));
  }

  @Test
  void whatItDidNotSayIsNotInventedAndAPersonIsOffered() {
    OfficeAnswers answers = answers();

    for (Answer answer :
        List.of(
            answers.address(),
            answers.howToPay(),
            answers.hours(LenderCalendar.assumed("VE", CARACAS), TUESDAY))) {
      assertThat(answer.known()).isFalse();
      assertThat(answer.text()).contains("ASESOR").doesNotContain("{").doesNotContain("8:00");
    }
  }

  @Test
  void theHoursComeWithWhetherSomebodyIsThereNow() {
    LenderCalendar calendar = calendar("horario lunes-viernes 08:00-12:00");

    assertThat(answers().hours(calendar, TUESDAY).text())
        .contains("lunes a viernes de 8:00 a. m. a 12:00 m.")
        .contains("estamos atendiendo");
    assertThat(answers().hours(calendar, TUESDAY.plusSeconds(8 * 3600)).text())
        .contains("está cerrado.");
    assertThat(answers().hours(calendar, CHRISTMAS).text()).contains("feriado (Navidad)");
    assertThat(answers().hours(calendar, CHRISTMAS).known()).isTrue();
  }

  @Test
  void aTextTakesWhatFillsItAndNothingElse() {
    assertThatThrownBy(() -> answers("saludo-cliente", "Hola {horario}"))
        .hasMessageContaining("saludo-cliente: nada llena {horario}");
    assertThatThrownBy(() -> answers("pago.dicho", "Así: {direccion}"))
        .hasMessageContaining("nada llena {direccion}");
    assertThat(answers("oficina.direccion", "x", "oficina.dicho", "Aquí: {direccion}").address())
        .isEqualTo(new Answer("Aquí: x", true));
  }
}
