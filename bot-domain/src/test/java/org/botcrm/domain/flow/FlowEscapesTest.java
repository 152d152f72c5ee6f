package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Properties;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is ever kept in a flow, whatever step they are at and whatever they write. */
class FlowEscapesTest {
  private final FlowTalk talk = new FlowTalk();

  /** What brings somebody to each step. */
  static List<List<String>> steps() {
    return List.of(
        List.of("ya pagué"),
        List.of("ya pagué", "no tengo"),
        List.of("ya pagué", "no tengo", "150"),
        List.of("ya pagué", "no tengo", "150", "no"),
        List.of("ya pagué", "no tengo", "150", "no", "no"),
        List.of("ya pagué 150 ayer", "no tengo", "no", "no"),
        List.of("ya pagué 150 ayer", "no tengo", "no", "no", "no"),
        List.of("ya pagué", "asdf", "asdf", "asdf"),
        List.of("quiero hacer una promesa de pago"),
        List.of("pago el viernes"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepCanBeLeft(List<String> steps) {
    for (String word : new String[] {"cancelar", "SALIR", "déjalo así", "Cancelar."}) {
      at(steps);
      assertThat(talk.say(word)).isEqualTo(talk.text("flujo.salida"));
      assertThat(talk.isInFlow()).isFalse();
      assertThat(talk.effects).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepCanBeLeftForTheMenu(List<String> steps) {
    at(steps);

    assertThat(talk.say("menú")).contains(talk.text("respuesta.menu"));
    assertThat(talk.isInFlow()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepCanBeLeftForAPerson(List<String> steps) {
    at(steps);
    talk.say("asesor");

    assertThat(talk.effects).containsExactly(new Effect.AskPerson(RequestKind.AGENT, "asesor"));
    assertThat(talk.isInFlow()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepAnswersAQuestionAndStays(List<String> steps) {
    at(steps);
    DialogueState before = talk.state;

    assertThat(talk.say("¿cuánto debo?")).contains(MoneyFormat.of("VE").format(usd()));
    assertThat(talk.last.parts()).as("each message may cost money").hasSize(1);
    assertThat(talk.state.get("flujo.paso")).isEqualTo(before.get("flujo.paso"));
    assertThat(talk.effects).isEmpty();
  }

  private static org.botcrm.domain.cartera.Money usd() {
    return new org.botcrm.domain.cartera.Money(new java.math.BigDecimal("80"), "USD");
  }

  @Test
  void whatHasNoAnswerIsLeftOutAndNotTheFlow() {
    at("ya pagué");

    assertThat(talk.say("nada")).isEqualTo(talk.text("flujo.pago.monto"));
  }

  @Test
  void aPlainAnswerEndsWithTheQuestionThatIsOpen() {
    at("ya pagué", "no tengo");

    assertThat(talk.say("¿cuánto debo?")).endsWith(talk.text("flujo.pago.monto"));
    assertThat(talk.say("150")).contains(talk.text("flujo.pago.banco"));
  }

  @Test
  void theSecondAnswerThatIsNotUnderstoodOffersToLeave() {
    at("ya pagué", "no tengo");

    assertThat(talk.say("bla bla")).contains(talk.text("flujo.no-entendi"));
    assertThat(talk.options()).isEmpty();
    talk.say("bla bla");
    assertThat(talk.options()).containsValues("Seguir", "Salir", "Hablar con alguien");
    assertThat(talk.press("Seguir")).isEqualTo(talk.text("flujo.pago.monto"));
    talk.say("bla");
    assertThat(talk.options()).as("counted anew").isEmpty();
    talk.say("bla");
    assertThat(talk.press("Salir")).isEqualTo(talk.text("flujo.salida"));
  }

  @Test
  void whatIsNotUnderstoodWithinAFlowIsKeptToBeGroupedWithoutNumbers() {
    at("ya pagué", "no tengo");

    talk.say("Ñapa de 77/88 a ana@example.com");
    assertThat(talk.effects).containsExactly(new Effect.NotUnderstood("napa de # # a #"));
    talk.say("150");
    assertThat(talk.effects).isEmpty();
    talk.say("¿?");
    assertThat(talk.effects).as("no words").isEmpty();
  }

  @Test
  void whatIsUnderstoodAfterAllIsTaken() {
    at("ya pagué", "no tengo", "bla", "bla", "bla");

    assertThat(talk.say("150")).contains(talk.text("flujo.pago.banco"));
    assertThat(talk.state.has("flujo.fallos")).isFalse();
  }

  @Test
  void courtesiesAreNoFailures() {
    at("ya pagué", "no tengo", "hola", "gracias", "buenas tardes");

    assertThat(talk.state.has("flujo.fallos")).isFalse();
    assertThat(talk.last.text()).isEqualTo(talk.text("flujo.pago.monto"));
  }

  @Test
  void aVoiceNoteIsAskedForInWriting() {
    at("ya pagué", "no tengo");

    assertThat(talk.file("audio", "[nota de voz]"))
        .contains(talk.text("flujo.audio"), talk.text("flujo.pago.monto"));
  }

  @Test
  void aStickerIsAcknowledgedAndTheFlowStays() {
    at("ya pagué", "no tengo");

    assertThat(talk.file("sticker", "[sticker]")).contains(talk.text("archivo.sticker"));
    assertThat(talk.say("150")).contains(talk.text("flujo.pago.banco"));
  }

  @Test
  void aPhotoWhereNoneIsWantedIsAskedAbout() {
    at("quiero hacer una promesa de pago");

    assertThat(talk.image("")).contains(talk.text("archivo.pregunta"));
    assertThat(talk.press("No")).contains(talk.text("archivo.no-es"));
    assertThat(talk.say("mañana")).contains(talk.text("flujo.promesa.monto"));
  }

  @Test
  void aYesAfterThePhotoIsAboutThePhoto() {
    at("pago 80 el viernes");
    talk.image("");

    assertThat(talk.say("sí")).contains(talk.text("flujo.pago.monto"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void aYesLaterIsAboutTheFlow() {
    at("pago 80 el viernes");
    talk.image("");
    talk.say("hola");

    talk.say("sí");

    assertThat(talk.effects).hasSize(1).hasOnlyElementsOfType(Effect.PromisePayment.class);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void hostileTextIsAnsweredQuicklyAndLeavesTheStepLeavable(List<String> steps) {
    String[] texts = {
      "9".repeat(60_000),
      "1,".repeat(30_000),
      "a@".repeat(30_000),
      "😀".repeat(30_000),
      "ref ".repeat(15_000),
      "\u0000\u202e\u200f",
      "{monto} $1 \\ %s ${jndi:x}",
      "31/02/2026 32/13 00/00/0000",
      "1E+999999999",
      "' OR 1=1; --",
      "(((((((((("
    };
    for (String text : texts) {
      at(steps);
      long start = processorTime();
      talk.say(text);
      assertThat(processorTime() - start).as("nanoseconds").isLessThan(3_000_000_000L);
      assertThat(talk.effects).noneMatch(effect -> effect instanceof Effect.ReportPayment);
      talk.say("cancelar");
      assertThat(talk.isInFlow()).isFalse();
    }
  }

  /** Of this thread: what else the machine does makes nobody late. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flujo:campo:fecha:2026-02-31",
        "flujo:campo:fecha:2027-01-01",
        "flujo:campo:fecha:",
        "flujo:campo:monto:999",
        "flujo:campo:banco:Nadie",
        "flujo:corregir:nada",
        "flujo:corregir",
        "flujo:omitir:monto",
        "flujo:si:0",
        "flujo:empezar:nada",
        "flujo:",
        "archivo:si"
      })
  void aButtonThatCannotBeIsNoAnswer(String id) {
    at("ya pagué", "no tengo");

    assertThat(talk.press(id, "x")).contains(talk.text("flujo.pago.monto"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void aButtonOfAnotherRuleIsLeftToIt() {
    at("ya pagué", "no tengo");

    talk.press("prestamo:11:saldo", "Moto 1");

    assertThat(talk.rule).isEqualTo("respuesta");
    assertThat(talk.isInFlow()).isTrue();
  }

  @Test
  void aFlowOfAnotherVersionOfTheFileIsForgotten() {
    at("ya pagué");
    talk.state = talk.state.with("flujo.version", "000000000000");

    assertThat(talk.say("hola")).doesNotContain(talk.text("flujo.pago.comprobante"));
  }

  @Test
  void whatOthersRememberIsKept() {
    talk.state = DialogueState.EMPTY.with("prestamo", "11");
    talk.saying("ya pagué", "no tengo", "cancelar");

    assertThat(talk.state.values()).containsOnlyKeys("prestamo");
  }

  @Test
  void everyTextCanBeTheLenders() {
    Properties own = new Properties();
    own.setProperty("flujo.pago.monto", "¿Cuánto fue, {nombre}?");
    FlowTalk other = new FlowTalk(ReplyTexts.withOverrides(own));

    assertThat(other.saying("ya pagué").say("no tengo")).startsWith("¿Cuánto fue?");
  }

  private void at(String... steps) {
    at(List.of(steps));
  }

  private void at(List<String> steps) {
    talk.state = DialogueState.EMPTY;
    talk.saying(steps.toArray(String[]::new));
    assertThat(talk.isInFlow()).as("in a flow").isTrue();
  }
}
