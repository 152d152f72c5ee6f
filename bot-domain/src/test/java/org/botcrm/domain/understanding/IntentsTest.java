package org.botcrm.domain.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.understanding.IntentMatch.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntentsTest {
  private static final Intents INTENTS = Intents.standard();

  private static List<String> intentsIn(String text) {
    return INTENTS.understand(text).matches().stream().map(IntentMatch::intent).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "¿Cuánto debo?, saldo",
    "CUANTO DEBO, saldo",
    "cuánto 💰 debo 😭, saldo",
    "cuaaaanto deboooo, saldo",
    "kto devo, saldo",
    "cunato debo, saldo",
    "cto d plata les debo, saldo",
    "holaaaa, saludo",
    "siiii, si",
    "me puede llamar, asesor",
    "xfa cuando me toca pagar, proxima_cuota",
    "𝐜𝐮𝐚𝐧𝐭𝐨 𝐝𝐞𝐛𝐨, saldo",
    "cua\u0301nto debo, saldo",
    "q es lo q puedes hacer, menu",
    "cu\u200Banto d\u200Bebo, saldo",
    "cuan\u00ADto debo, saldo",
    "\u202Ecuanto\u2066 debo\u202C, saldo",
    "cuanto\u200Bdebo, saldo",
    "quiero prometer un pago, promesa_pago",
    "me arrepentí, cancelar",
    "yapague, reportar_pago",
    "cuantodebo, saldo",
  })
  void howItIsWrittenDoesNotMatter(String text, String intent) {
    assertThat(intentsIn(text)).containsExactly(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "para qué sirve el paz y salvo, recibos",
    "qué significa cuota vencida, cuotas",
    "ya me dijeron cuánto debo, saldo",
    "quiero refinanciar lo que debo, saldo",
    "el recibo trae sello?, recibos",
    "cuánto cobran por el paz y salvo, recibos",
    "la última cuota que pagué fue la de mayo cuánto debo, pagos",
    "ya pagué la cuota de este mes y la que viene, proxima_cuota",
    "tengo aquí guardados todos los recibos, recibos",
  })
  void figuresThatAreNamedAndNotAskedForAreLeftOpen(String text, String intent) {
    Understanding understanding = INTENTS.understand(text);

    assertThat(understanding.has(intent)).isFalse();
    assertThat(understanding.discarded())
        .extracting(IntentMatch::intent, IntentMatch::fate)
        .contains(tuple(intent, Fate.UNSURE));
  }

  @ParameterizedTest
  @CsvSource({
    "me voy de viaje y no me acuerdo de nada así que dígame cuánto debo, saldo",
    "necesito el paz y salvo para presentarlo en la embajada mañana, recibos",
    "dime el saldo porque me lo pregunta mi contadora, saldo",
    "pagué el lunes y todavía no me aparece el pago, pagos",
    "mándeme el recibo de la cuota 4, recibos",
  })
  void whatIsToldAroundAQuestionTakesNothingFromIt(String text, String intent) {
    assertThat(intentsIn(text)).contains(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "no he pagado, no_pagado",
    "ya pagué, reportar_pago",
    "'no, ya pagué', reportar_pago",
    "no ya pagué, reportar_pago",
    "no sé cuánto debo, saldo",
    "no me acuerdo cuándo me toca pagar, proxima_cuota",
    "no veo mis cuotas, cuotas",
  })
  void aNegationDeniesWhatItDenies(String text, String intent) {
    assertThat(INTENTS.understand(text).has(intent)).isTrue();
    assertThat(INTENTS.understand(text).has("no_pagado")).isEqualTo(intent.equals("no_pagado"));
  }

  @ParameterizedTest
  @CsvSource({
    "no quiero hablar con un asesor",
    "no me hables de cuotas",
    "no estoy preguntando por el saldo",
    "ya pagué el agua",
    "cuanto debo esperar",
    "la cuota del colegio",
    "me la vas a pagar",
    "¿les llegó la luz?",
  })
  void whatIsRefusedOrAboutSomethingElseSaysNothing(String text) {
    assertThat(intentsIn(text)).isEmpty();
  }

  @Test
  void aMessageMaySaySeveralThingsInTheirOrder() {
    assertThat(intentsIn("Buenas, ¿cuánto debo en total y cuándo me toca pagar? Gracias"))
        .containsExactly("saludo", "saldo", "proxima_cuota", "gracias");
  }

  @Test
  void whatWasFoundIsShownInTheOriginalText() {
    String text = "😀 Hóla, ¿CUÁNTO les debo?";

    IntentMatch match = INTENTS.understand(text).matches().get(1);

    assertThat(text.substring(match.start(), match.end())).isEqualTo("CUÁNTO les debo");
    assertThat(match.phrase()).contains("cuanto");
    assertThat(match.fate()).isEqualTo(Fate.FOUND);
  }

  @Test
  void aQuestionAndAStatementMayDiffer() {
    assertThat(intentsIn("ya pagué")).containsExactly("reportar_pago");
    assertThat(intentsIn("¿ya pagué?")).containsExactly("pagos");
    assertThat(intentsIn("ya pagué, ¿les llegó?")).containsExactly("reportar_pago", "pagos");
  }

  @Test
  void whatDoesNotCountIsToldWithTheReason() {
    Understanding denied = INTENTS.understand("no quiero hablar con un asesor");
    Understanding foreign = INTENTS.understand("ya pagué la luz");

    assertThat(denied.discarded())
        .extracting(IntentMatch::intent, IntentMatch::fate)
        .contains(tuple("asesor", Fate.DENIED));
    assertThat(foreign.discarded()).extracting(IntentMatch::fate).containsOnly(Fate.FOREIGN);
  }

  @ParameterizedTest
  @CsvSource({"cuento debo", "cuanto deber", "llamado", "leer", "salgo", "banda", "la cuna"})
  void aKnownWordIsNoMisspellingOfAnother(String text) {
    assertThat(intentsIn(text)).isEmpty();
  }

  @Test
  void wordsInAnyOrderCountWhenNoPhraseDoes() {
    assertThat(intentsIn("deposito de mi hija, ver si en sistema registrado"))
        .containsExactly("pagos");
    assertThat(intentsIn("el libro de pagos de la biblioteca en el sistema registrado")).isEmpty();
  }

  @Test
  void whatOnlySoundsLikeAQuestionForFiguresIsNoneBesideOtherBusiness() {
    assertThat(intentsIn("cuotas pendientes")).containsExactly("cuotas");
    assertThat(intentsIn("mañana pago las cuotas pendientes")).containsExactly("promesa_pago");
  }

  @Test
  void whatIsAskedBeforeAnAndCountsAsWell() {
    assertThat(intentsIn("cuanto debo y cuando me toca pagar"))
        .containsExactly("saldo", "proxima_cuota");
    assertThat(intentsIn("mi saldo y mis pagos")).containsExactly("saldo", "pagos");
    assertThat(intentsIn("quiero saber cuando me toca y cuanto debo"))
        .containsExactly("proxima_cuota", "saldo");
  }

  @Test
  void whoAsksHowMuchPromisesNothing() {
    assertThat(intentsIn("cuanto voy a pagar el mes que viene")).containsExactly("proxima_cuota");
    assertThat(intentsIn("voy a pagar el mes que viene")).containsExactly("promesa_pago");
  }

  @Test
  void aQuestionNeedsNoQuestionMark() {
    assertThat(intentsIn("no se si ya pague")).containsExactly("pagos");
    assertThat(intentsIn("ya pague cuanto me falta?")).containsExactly("reportar_pago", "saldo");
  }

  @Test
  void aPaymentAfterADelayIsAPayment() {
    assertThat(intentsIn("no pude pagar ayer pero ya pague")).containsExactly("reportar_pago");
    assertThat(intentsIn("ya pague la de mayo, no he pagado la de junio"))
        .contains("reportar_pago", "no_pagado");
  }

  @ParameterizedTest
  @CsvSource({
    "si pido 1000 cuanto pago de cuota",
    "el saldo de la pelea fue tres heridos",
    "la mensualidad del colegio cuanto es",
    "no he podido ponerme al dia con mis pagos",
    "'eso no es lo que yo debo, ese saldo esta malo'",
    "yo no debo tanto",
    "por que me subieron la cuota",
    "cuanto debe el de la cedula V-12345678",
  })
  void whoDoesNotAskForFiguresOfTheirOwnGetsNone(String text) {
    assertThat(intentsIn(text)).doesNotContainAnyElementsOf(Intents.OF_MONEY);
  }

  @ParameterizedTest
  @CsvSource({"cunto debo", "cuanto dbeo", "kuanto debo", "cuanot debo", "qnto debo"})
  void ofTwoWordsThatMayBeMeantTheOftenerOneIs(String text) {
    assertThat(intentsIn(text)).containsExactly("saldo");
  }

  @Test
  void nothingIsUnderstoodWhereNothingIsSaid() {
    for (String text : List.of("", " ", "...", "👍", "¿?", "xyz", "\n\n", "\u0301", "12")) {
      assertThat(INTENTS.understand(text).isEmpty()).as(text).isTrue();
    }
  }

  static Stream<String> hostileTexts() {
    int size = 65_536;
    return Stream.of(
        "a".repeat(size),
        "a ".repeat(size / 2),
        "no ".repeat(size / 3),
        "cuanto ".repeat(size / 7),
        "cuanto debo ".repeat(size / 12),
        "gracias por favor ".repeat(size / 18),
        "ya pague el ".repeat(size / 12),
        "pago el lunes manana ".repeat(size / 21),
        "¿".repeat(size),
        "?".repeat(size),
        "1.".repeat(size / 2),
        "a1".repeat(size / 2),
        "12345678 ".repeat(size / 9),
        "\u0301".repeat(size),
        "a\u0301".repeat(size / 2),
        "\uFDFA".repeat(size),
        "😀".repeat(size / 2),
        "\uD800".repeat(size),
        "zzzzzzzzzzzzzzzzzzzz ".repeat(size / 21),
        "qwertyuiopasdfghjklñ ".repeat(size / 21),
        "cuantoo debbo ".repeat(size / 14),
        "cual es el (".repeat(size / 12));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void noTextTakesLong(String text) {
    // The first times are the compiler's, and other processes take their share of the clock.
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long start = cpuTime();
      INTENTS.understand(text);
      best = Math.min(best, cpuTime() - start);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(200));
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
