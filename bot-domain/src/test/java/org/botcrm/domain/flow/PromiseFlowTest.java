package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.botcrm.domain.dialogue.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseFlowTest {
  private final FlowTalk talk = new FlowTalk();

  @Test
  void aDayAndAnAmountInOneMessageNeedAYes() {
    assertThat(talk.say("pago 80 el viernes")).contains("viernes 27 de noviembre", "80,00");
    assertThat(talk.say("si")).contains("viernes 27 de noviembre");

    assertThat(talk.effects)
        .containsExactly(
            new Effect.PromisePayment(
                11L, new BigDecimal("80.00"), "USD", LocalDate.parse("2026-11-27")));
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void theAmountMayBeLeftOut() {
    talk.saying("pago el viernes");
    talk.press("Omitir");
    talk.say("sí");

    assertThat(talk.effects)
        .containsExactly(new Effect.PromisePayment(11L, null, null, LocalDate.parse("2026-11-27")));
  }

  @ParameterizedTest
  @CsvSource({
    "ayer, flujo.fecha.pasada",
    "21/11/2026, flujo.fecha.pasada",
    "el 30 de febrero, flujo.fecha.invalida",
    "31/02, flujo.fecha.invalida",
    "cuando pueda, flujo.no-entendi"
  })
  void aDayThatCannotBeIsRefusedWithItsReason(String day, String reason) {
    begun();

    assertThat(talk.say(day)).contains(talk.text(reason), talk.text("flujo.promesa.fecha"));
  }

  @ParameterizedTest
  @CsvSource({
    "en 60 días, true",
    "21/01/2027, true",
    "22/01/2027, false",
    "en 61 días, false",
    "hoy, true",
    "mañana, true",
    "el 15, true"
  })
  void sixtyDaysAreTheMost(String day, boolean taken) {
    begun();
    talk.say(day);

    assertThat(talk.state.has("flujo.v.fecha")).isEqualTo(taken);
  }

  @Test
  void theDayCanBeCorrected() {
    begun();
    talk.saying("mañana", "no");

    assertThat(talk.say("mejor el sábado")).contains("sábado 28 de noviembre", "¿Está bien?");
  }

  @Test
  void whoPaidInsteadReportsThat() {
    begun();

    assertThat(talk.say("no, ya pagué"))
        .contains(talk.text("flujo.nombre.promesa"), talk.text("flujo.pago.comprobante"));
    assertThat(talk.state.get("flujo")).contains("pago-reportado");
  }

  private void begun() {
    assertThat(talk.say("quiero hacer una promesa de pago"))
        .contains(talk.text("flujo.promesa.fecha"));
  }
}
