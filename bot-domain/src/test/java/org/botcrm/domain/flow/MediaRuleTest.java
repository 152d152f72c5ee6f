package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.message.ConversacionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaRuleTest {
  private final FlowTalk talk = new FlowTalk();

  @ParameterizedTest
  @CsvSource({
    "image, [imagen]",
    "document, [archivo] comprobante de pago.pdf",
    "image, [imagen] buenas tardes"
  })
  void aFileIsAskedAbout(String type, String body) {
    assertThat(talk.file(type, body)).contains(talk.text("archivo.pregunta"));
    assertThat(talk.options()).containsValues("Sí", "No");
    assertThat(talk.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "sí", "si claro", "ok"})
  void aSlipThatCameFirstIsKept(String yes) {
    talk.image("hola 120 ayer");
    long slip = talk.lastRow();

    assertThat(yes.equals("!") ? talk.press("Sí") : talk.say(yes))
        .as("what stood below the picture is read")
        .contains(talk.text("flujo.pago.banco"));
    talk.saying("no", "no", "sí");
    assertThat(talk.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ReportPayment.class,
            payment -> {
              assertThat(payment.slip()).isEqualTo(new ConversacionId(slip));
              assertThat(payment.slipHash()).isEqualTo(FlowTalk.HASH);
              assertThat(payment.amount()).isEqualByComparingTo("120");
            });
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'es el pago de este mes, 100 dólares', 100.00 USD",
    "100 dolares, 100.00 USD",
    "'sí, ya pagué 100$', 100.00 USD",
    "'la cuota, 100 $', 100.00 USD"
  })
  void whoExplainsInsteadOfPressingYesGoesOnWithThePicture(String words, String amount) {
    talk.image("");
    long slip = talk.lastRow();

    assertThat(talk.say(words)).contains(talk.text("flujo.pago.banco"));
    assertThat(talk.state.get("flujo.v.monto")).contains(amount);
    assertThat(talk.state.get("flujo.v.comprobante").orElseThrow()).startsWith(slip + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no es un pago, es mi recibo de luz",
        "¿es la cuota de este mes?",
        "es la casa de mi mamá",
        "cuánto debo"
      })
  void whatSaysSomethingElseOfThePictureBeginsNoReport(String words) {
    talk.image("");
    talk.say(words);

    assertThat(talk.isInFlow()).isFalse();
    assertThat(talk.effects).noneMatch(effect -> effect instanceof Effect.ReportPayment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "no", "No."})
  void whatIsNoSlipIsLeftAlone(String no) {
    talk.image("");

    assertThat(no.equals("!") ? talk.press("No") : talk.say(no))
        .contains(talk.text("archivo.no-es"));
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void anAnswerGivenTwiceCountsOnce() {
    talk.image("");
    talk.press("No");

    assertThat(talk.press("archivo:si", "Sí")).isEqualTo(talk.text("flujo.vencido"));
    assertThat(talk.isInFlow()).isFalse();
  }

  @Test
  void aCaptionThatSaysThatItIsASlipNeedsNoQuestion() {
    assertThat(talk.image("aquí está el comprobante")).contains(talk.text("flujo.pago.monto"));
  }

  @Test
  void aQuestionOnAPictureIsAnswered() {
    talk.image("¿cuánto debo?");

    assertThat(talk.rule).isEqualTo("respuesta");
  }

  @ParameterizedTest
  @CsvSource({
    "audio, [nota de voz], archivo.audio",
    "video, [video], archivo.video",
    "sticker, [sticker], archivo.sticker",
    "location, '[ubicación] 10.5, -66.9 · Calle 150', archivo.ubicacion",
    "contacts, '[contacto] Ana 0414-1234567', archivo.contacto",
    "unsupported, [mensaje que WhatsApp no entregó], archivo.no-admitido"
  })
  void whatIsNoTextIsAcknowledgedWithAWayOn(String type, String body, String key) {
    assertThat(talk.file(type, body)).contains(talk.text(key));
    assertThat(talk.options()).containsValues("Menú", "Hablar con alguien");
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void theWaysOnLeadSomewhere() {
    talk.file("audio", "[nota de voz]");
    assertThat(talk.press("Menú")).contains(talk.text("respuesta.menu"));

    talk.file("audio", "[nota de voz]");
    talk.press("Hablar con alguien");
    assertThat(talk.effects).hasOnlyElementsOfType(Effect.AskPerson.class);
  }

  @Test
  void aVoiceNoteWithAQuestionInWordsIsThatQuestion() {
    talk.also("audio", "[nota de voz]").also("text", "¿cuánto debo?").answer();

    assertThat(talk.rule).isEqualTo("respuesta");
  }
}
