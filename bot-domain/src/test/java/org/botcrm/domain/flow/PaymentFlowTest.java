package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.message.ConversacionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentFlowTest {
  private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-21");
  private final FlowTalk talk = new FlowTalk();

  @Test
  void aPhotoWithAllOfItNeedsOneMoreAnswerAndAYes() {
    assertThat(talk.image("ya pagué 150 por pago móvil ref 00123456 ayer"))
        .startsWith(talk.text("flujo.inicio"))
        .contains(talk.text("flujo.pago.banco"));
    long slip = talk.lastRow();
    assertThat(talk.press("Banesco"))
        .contains("Monto: $ 150,00", "Banco: Banesco", "Referencia: 00123456", "21 de noviembre");
    assertThat(talk.effects).isEmpty();
    assertThat(talk.press("Sí, está bien")).isEqualTo(talk.text("flujo.hecho.pago-reportado"));

    assertThat(talk.effects)
        .containsExactly(
            new Effect.ReportPayment(
                11L,
                new BigDecimal("150.00"),
                "USD",
                YESTERDAY,
                "Banesco",
                "00123456",
                new ConversacionId(slip),
                FlowTalk.HASH));
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void aNumberBelowASummaryIsTheButtonOfThatPlaceAndNoAmount() {
    talk.image("ya pagué 150 por pago móvil ref 00123456 ayer");
    talk.press("Banesco");

    assertThat(talk.say("2")).startsWith(talk.text("flujo.corregir"));
    assertThat(talk.say("2")).as("the second that can be corrected").isNotBlank();
    talk.say("180");

    assertThat(talk.say("9")).as("no button").contains("Monto: $ 9,00");
    talk.say("el monto es 180");
    assertThat(talk.say(" 1 ")).isEqualTo(talk.text("flujo.hecho.pago-reportado"));
    assertThat(talk.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ReportPayment.class,
            paid -> assertThat(paid.amount()).isEqualByComparingTo("180"));
  }

  @Test
  void eachFieldIsAskedForInItsOrderAndOneAtATime() {
    talk.loans = 2;

    assertThat(talk.say("ya pagué")).contains(talk.text("flujo.pago.comprobante"));
    assertThat(talk.image("")).isEqualTo(talk.text("flujo.pago.monto"));
    assertThat(talk.say("$ 1.250,50")).contains(talk.text("flujo.pago.banco"));
    assertThat(talk.press("Omitir")).contains(talk.text("flujo.pago.referencia"));
    assertThat(talk.say("no sé")).contains(talk.text("flujo.pago.fecha"));
    assertThat(talk.press("Hoy")).contains(talk.text("flujo.pago.prestamo"));
    assertThat(talk.press("Moto 2")).contains("Préstamo: Moto 2").doesNotContain("Banco");
    talk.say("sí");

    assertThat(talk.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ReportPayment.class,
            payment -> {
              assertThat(payment.prestamoId()).isEqualTo(12L);
              assertThat(payment.amount()).isEqualByComparingTo("1250.50");
              assertThat(payment.currency()).isEqualTo("USD");
              assertThat(payment.paidOn()).isEqualTo("2026-11-22");
              assertThat(payment.bank()).isNull();
              assertThat(payment.reference()).isNull();
            });
  }

  @Test
  void whatIsWrittenInOneGoFillsAllOfItWithoutAPhoto() {
    talk.say("hola, ya pagué");

    assertThat(talk.say("150 por Banesco, ref 123456, ayer"))
        .contains("Monto: $ 150,00", "Banco: Banesco", "Referencia: 123456", "¿Está bien?")
        .doesNotContain("Comprobante");
  }

  @Test
  void messagesOfOneTurnCountTogether() {
    talk.also("image", "[imagen]").also("text", "ya pagué 80 ayer").also("text", "ref 777123");

    assertThat(talk.answer()).contains(talk.text("flujo.pago.banco"));
    assertThat(talk.press("Zelle")).contains("recibido", "80,00", "777123", "21 de noviembre");
  }

  @Test
  void theNameOfAFileSaysNothing() {
    talk.say("ya pagué");

    assertThat(talk.file("document", "[archivo] pago_999_2026.pdf"))
        .isEqualTo(talk.text("flujo.pago.monto"));
    assertThat(talk.state.values().keySet()).doesNotContain("flujo.v.monto");
  }

  @Test
  void theCaptionOfADocumentIsRead() {
    talk.say("ya pagué");

    assertThat(talk.file("document", "[archivo] pago_999.pdf · 75,50 ayer"))
        .contains(talk.text("flujo.pago.banco"));
    assertThat(talk.state.get("flujo.v.monto")).contains("75.50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no, fueron 160", "fueron 160", "160", "el monto es 160"})
  void aSummaryIsCorrectedByTheRightValue(String words) {
    summary();

    assertThat(talk.say(words)).contains("Monto: $ 160,00", "¿Está bien?");
    talk.say("ahora sí, correcto");
    assertThat(talk.effects).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "la referencia es 1234 | Referencia: 1234 | Monto: $ 150,00",
        "la ref es 00123456 | Referencia: 00123456 | Monto: $ 150,00",
        "no, la referencia no es 1234, es 5678 | Referencia: 5678 | Monto: $ 150,00",
        "la referencia es 5678 no 1234 | Referencia: 5678 | Monto: $ 150,00",
        "el banco es mercantil | Banco: Mercantil | Monto: $ 150,00",
        "el banco es el Exterior | Banco: Exterior | Monto: $ 150,00",
        "banco mercantil | Banco: Mercantil | Monto: $ 150,00",
        "el banco fue venezuela | Banco: Banco de Venezuela | Monto: $ 150,00",
        "la fecha es el 18 | miércoles 18 de noviembre | Monto: $ 150,00",
        "el monto era 1.500 bs | Monto: Bs. 1.500,00 | sábado 21 de noviembre",
        "el monto es 160 y la referencia 998877 | Monto: $ 160,00 | Referencia: 998877",
        "fueron 160 y la referencia es 1234 | Monto: $ 160,00 | Referencia: 1234",
        "Referencia: 4321 | Referencia: 4321 | Monto: $ 150,00"
      })
  void eachValueIsCorrectedByItsName(String words, String one, String other) {
    summary();

    assertThat(talk.say(words)).contains(one, other, "¿Está bien?");
    assertThat(talk.effects).isEmpty();
    talk.say("sí");
    assertThat(talk.effects).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "la fecha está mal, flujo.pago.fecha",
    "me equivoqué en el banco, flujo.pago.banco",
    "el banco está mal, flujo.pago.banco",
    "el banco es otro, flujo.pago.banco",
    "la referencia no es, flujo.pago.referencia"
  })
  void whatIsNamedAsWrongIsAskedAnew(String words, String question) {
    summary();

    assertThat(talk.say(words)).contains(talk.text(question));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void whoIsAskedForOneThingMayCorrectAnotherByItsName() {
    summary();
    talk.say("el banco está mal");

    assertThat(talk.say("la referencia era 112233")).contains(talk.text("flujo.pago.banco"));
    assertThat(talk.say("mercantil, y el monto es 160"))
        .contains("Monto: $ 160,00", "Banco: Mercantil", "Referencia: 112233");
  }

  @Test
  void aCorrectionThatCannotBeIsRefusedWithItsReason() {
    summary();

    assertThat(talk.say("la fecha es mañana"))
        .contains(talk.text("flujo.fecha.futura"), "21 de noviembre", "¿Está bien?");
    assertThat(talk.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No está bien", "corregir"})
  void whoSaysNoIsAskedWhatIsWrong(String words) {
    summary();

    assertThat(talk.say(words)).contains(talk.text("flujo.corregir"));
    assertThat(talk.press("Fecha")).contains(talk.text("flujo.pago.fecha"));
    assertThat(talk.say("hoy")).contains("22 de noviembre", "¿Está bien?");
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void whatIsWrongCanBeNamed() {
    summary();
    talk.press("No, corregir");

    assertThat(talk.say("la referencia")).contains(talk.text("flujo.pago.referencia"));
    assertThat(talk.say("55667788")).contains("Referencia: 55667788");
  }

  @Test
  void whatWasLeftOutCanBeGivenLater() {
    summary();
    talk.press("No, corregir");

    talk.press("Comprobante");
    assertThat(talk.image("")).contains("Comprobante: recibido");
  }

  @Test
  void nothingIsWrongAfterAll() {
    summary();
    talk.press("No, corregir");

    assertThat(talk.say("nada")).contains("¿Está bien?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sí", "SI", "ok", "dale", "👍", "👍🏽", "sí, correcto", "así es", "siii"})
  void aYesInAnyWordsEndsIt(String yes) {
    summary();

    talk.say(yes);

    assertThat(talk.effects).hasSize(1);
    assertThat(talk.isInFlow()).isFalse();
  }

  @Test
  void theYesOfAnOlderSummaryConfirmsNothing() {
    summary();
    String old = talk.options().keySet().iterator().next();
    talk.say("fueron 160");

    assertThat(talk.press(old, "Sí, está bien")).contains("Monto: $ 160,00", "¿Está bien?");
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void aYesPressedTwiceReportsOnce() {
    summary();
    String yes = talk.options().keySet().iterator().next();
    talk.press(yes, "Sí, está bien");

    assertThat(talk.press(yes, "Sí, está bien")).isEqualTo(talk.text("flujo.vencido"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void aYesWithACorrectionInTheSameTurnIsNotTaken() {
    summary();
    String yes = talk.options().keySet().iterator().next();
    talk.also("text", "ay no, fueron 160");

    assertThat(talk.press(yes, "Sí, está bien")).contains("Monto: $ 160,00", "¿Está bien?");
    assertThat(talk.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-50", "100000000", "99999999999", "0,00", "1.234.567.890,00", "-1.000,00"})
  void anAmountThatNobodyPaysIsRefused(String amount) {
    talk.say("ya pagué");
    talk.image("");

    assertThat(talk.say(amount)).contains(talk.text("flujo.pago.monto"));
    assertThat(talk.state.has("flujo.v.monto")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"99999999, 99999999.00", "'99.999.999,99', 99999999.99", "'0,01', 0.01", "5, 5.00"})
  void theLeastAndTheMostAreTaken(String amount, String kept) {
    talk.say("ya pagué");
    talk.image("");
    talk.say(amount);

    assertThat(talk.state.get("flujo.v.monto")).contains(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "mañana, flujo.fecha.futura",
    "15/12/2026, flujo.fecha.futura",
    "el 31/02, flujo.fecha.invalida",
    "32/13/2026, flujo.fecha.invalida",
    "hace 400 días, flujo.fecha.invalida",
    "asdf, flujo.no-entendi"
  })
  void aDayThatCannotBeIsRefusedWithItsReason(String day, String reason) {
    talk.saying("ya pagué", "no tengo", "150", "no", "no");

    assertThat(talk.say(day)).contains(talk.text(reason), talk.text("flujo.pago.fecha"));
    assertThat(talk.isInFlow()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"15, 2026-11-15", "el viernes, 2026-11-20", "20/11, 2026-11-20", "hoy, 2026-11-22"})
  void daysAreThoseOfTheLenderAndPast(String said, String day) {
    talk.saying("ya pagué", "no tengo", "150", "no", "no", said);

    assertThat(talk.state.get("flujo.v.fecha")).contains(day);
  }

  @Test
  void aBankThatIsNotOfferedIsTakenByItsName() {
    talk.saying("ya pagué 150 ayer", "no tengo");

    assertThat(talk.say("Cooperativa El Buen Vecino")).contains(talk.text("flujo.pago.referencia"));
    assertThat(talk.state.get("flujo.v.banco")).contains("Cooperativa El Buen Vecino");
  }

  @ParameterizedTest
  @CsvSource({
    "pago móvil, Pago móvil",
    "por pago movil, Pago móvil",
    "transferencia, Transferencia",
    "fue una transferencia bancaria, Transferencia",
    "en efectivo, Efectivo",
    "EFECTIVO, Efectivo",
    "zelle, Zelle",
    "por zelle, Zelle",
    "deposito, Depósito",
    "pago móvil de mercantil, Mercantil",
    "pago móvil del venezuela, Banco de Venezuela",
    "bnc, BNC"
  })
  void whatWasPaidWithIsAnAnswerToTheQuestionForTheBank(String said, String bank) {
    talk.saying("ya pagué 150 ayer", "no tengo");

    assertThat(talk.say(said)).isEqualTo(talk.text("flujo.pago.referencia") + "\n[Omitir]");
    assertThat(talk.state.get("flujo.v.banco")).contains(bank);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"¿puedo pagar por zelle?", "como les pago por zelle", "a que cuenta pago"})
  void aQuestionAboutPayingIsNoBank(String question) {
    talk.saying("ya pagué 150 ayer", "no tengo");

    assertThat(talk.say(question)).contains(talk.text("pago.sin-datos"));
    assertThat(talk.state.has("flujo.v.banco")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "EC, pichincha, Banco Pichincha",
    "DO, banreservas, Banreservas",
    "CO, nequi, Nequi",
    "CO, el de bogota, Banco de Bogotá",
    "PE, interbank, interbank"
  })
  void theBanksAreThoseOfTheCountry(String country, String said, String bank) {
    FlowTalk there = new FlowTalk(country);
    there.saying("ya pagué 150 ayer", "no tengo");
    if (!country.equals("PE")) {
      assertThat(there.options().values()).contains(bank).doesNotContain("Bancamiga");
    }
    there.say(said);

    assertThat(there.state.get("flujo.v.banco")).contains(bank);
  }

  @Test
  void withoutAKnownLoanTheCurrencyIsNotGuessed() {
    talk.loans = 0;
    summary();
    talk.say("sí");

    assertThat(talk.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ReportPayment.class, payment -> assertThat(payment.currency()).isNull());
  }

  @Test
  void aBankIsTakenByItsPlaceInTheList() {
    talk.saying("ya pagué 150 ayer", "no tengo", "2");

    assertThat(talk.state.get("flujo.v.banco")).contains("Banesco");
  }

  @Test
  void whoHasNoLoanIsNotAskedForOne() {
    talk.loans = 0;
    summary();
    talk.say("sí");

    assertThat(talk.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ReportPayment.class, payment -> assertThat(payment.prestamoId()).isNull());
  }

  @Test
  void aLoanOfSomebodyElseCannotBePressed() {
    talk.loans = 2;
    summary();

    assertThat(talk.press("flujo:campo:prestamo:99", "Otro"))
        .contains(talk.text("flujo.pago.prestamo"));
  }

  @Test
  void nobodyKnownIsAskedWhoTheyAreAndThenGoesOnWhereTheyWere() {
    talk.identity = Identity.NOBODY;
    assertThat(talk.image("ya pagué 150 ayer")).isEqualTo(talk.text("identidad.pide-cedula"));
    assertThat(talk.options()).isEmpty();
    talk.identity = new Identity.ByPhone(FlowTalk.ANA);

    assertThat(talk.say("ya está")).contains(talk.text("flujo.pago.banco"));
    assertThat(talk.press("Banesco")).contains(talk.text("flujo.pago.referencia"));
    assertThat(talk.say("no")).contains("recibido", "150,00", "21 de noviembre");
  }

  @Test
  void aSlipThatComesBeforeItIsKnownWhoPaysIsKept() {
    talk.identity = Identity.NOBODY;
    talk.say("ya pagué 150 ayer");
    assertThat(talk.image("")).isEqualTo(talk.text("identidad.pide-cedula"));
    talk.identity = new Identity.ByPhone(FlowTalk.ANA);

    assertThat(talk.saying("ya", "no").say("no")).contains("recibido", "150,00");
  }

  @Test
  void whoDoesNotSayWhoTheyAreGetsAPersonAllTheSame() {
    talk.identity = Identity.NOBODY;
    talk.say("ya pagué 150 ayer");
    talk.say("quiero hablar con un asesor");

    assertThat(talk.effects).hasOnlyElementsOfType(Effect.AskPerson.class).hasSize(1);
    assertThat(talk.isInFlow()).isFalse();
  }

  @Test
  void whoDoesNotSayWhoTheyAreCanLeave() {
    talk.identity = Identity.NOBODY;
    talk.saying("ya pagué 150 ayer", "cancelar");

    assertThat(talk.say("cancelar")).isNotBlank();
    talk.identity = new Identity.ByPhone(FlowTalk.ANA);
    assertThat(talk.say("hola")).doesNotContain(talk.text("flujo.pago.banco"));
  }

  @Test
  void nothingOfTheRecordIsShownToNobody() {
    talk.identity = Identity.NOBODY;
    talk.loans = 2;

    for (String words : new String[] {"ya pagué 150", "ya pagué", "ref 123456", "ayer", "sí"}) {
      assertThat(talk.say(words)).doesNotContain("Moto");
      assertThat(talk.effects).noneMatch(effect -> effect instanceof Effect.ReportPayment);
    }
  }

  @Test
  void whoSaysThatTheyPaidAndAsksGetsBothInOneMessage() {
    assertThat(talk.say("ya pagué 150 ayer, ¿cuánto debo ahora?"))
        .contains(MoneyFormat.of("VE").format(usd("80")), talk.text("flujo.pago.comprobante"));
    assertThat(talk.last.parts()).hasSize(1);
    assertThat(talk.isInFlow()).isTrue();
  }

  private static org.botcrm.domain.cartera.Money usd(String amount) {
    return new org.botcrm.domain.cartera.Money(new BigDecimal(amount), "USD");
  }

  private void summary() {
    assertThat(talk.saying("ya pagué 150 ayer", "no tengo", "no").say("no"))
        .contains(talk.loans > 1 ? "¿De cuál" : "¿Está bien?");
  }
}
