package org.botcrm.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.Identity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataAndAgentFlowTest {
  private static final Identity VERIFIED =
      new Identity.Verified(FlowTalk.ANA, FlowTalk.NOW.plusSeconds(600));
  private final FlowTalk talk = new FlowTalk();

  @BeforeEach
  void theClientShowedASecondFactor() {
    talk.identity = VERIFIED;
  }

  @ParameterizedTest
  @CsvSource({
    "Teléfono, '0414-123.45.67', 'Teléfono nuevo: 04141234567'",
    "Teléfono, 'es el +58 414 1234567 nuevo', 'Teléfono nuevo: +584141234567'",
    "Correo, 'es ana.p@ejemplo.com.', 'Correo nuevo: ana.p@ejemplo.com'",
    "Dirección, 'Av. 5, casa 15-B, frente a la plaza', "
        + "'Dirección nueva: Av. 5, casa 15-B, frente a la plaza'",
    "Dirección, 'calle 3, local «Quiero hablar con un asesor», piso 2, Caracas', "
        + "'Dirección nueva: calle 3, local «Quiero hablar con un asesor», piso 2, Caracas'"
  })
  void aPersonIsAskedToChangeWhatTheClientSays(String what, String value, String detail) {
    talk.say("quiero actualizar mis datos");
    talk.press(what);
    assertThat(talk.say(value)).contains(detail, "¿Está bien?");
    assertThat(talk.effects).isEmpty();
    talk.say("sí");

    assertThat(talk.effects).containsExactly(new Effect.AskPerson(RequestKind.DATA, detail));
    assertThat(talk.isInFlow()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Teléfono, 0414, flujo.telefono.invalido",
    "Teléfono, 12345678901234567, flujo.telefono.invalido",
    "Teléfono, el de siempre, flujo.no-entendi",
    "Correo, ana@, flujo.correo.invalido",
    "Correo, ana@@x.com, flujo.correo.invalido",
    "Correo, ana@x..com, flujo.correo.invalido",
    "Correo, no uso, flujo.no-entendi",
    "Dirección, 😀😀😀, flujo.no-entendi"
  })
  void whatIsNoneIsRefusedWithItsReason(String what, String value, String reason) {
    talk.say("quiero actualizar mis datos");
    talk.press(what);

    assertThat(talk.say(value)).contains(talk.text(reason));
    assertThat(talk.effects).noneMatch(effect -> effect instanceof Effect.AskPerson);
  }

  @Test
  void anotherChoiceAsksForWhatHangsOnIt() {
    talk.say("quiero actualizar mis datos");
    talk.press("Correo");
    talk.say("ana@ejemplo.com");
    talk.press("No, corregir");
    talk.press("Qué cambiar");

    assertThat(talk.press("Dirección")).isEqualTo(talk.text("flujo.datos.direccion"));
    talk.saying("Av. 5, casa 3, Caracas", "sí");
    assertThat(talk.effects)
        .containsExactly(
            new Effect.AskPerson(RequestKind.DATA, "Dirección nueva: Av. 5, casa 3, Caracas"));
  }

  @Test
  void aPhoneAloneIsNotEnoughToChangeData() {
    talk.identity = new Identity.ByPhone(FlowTalk.ANA);

    assertThat(talk.say("quiero actualizar mis datos"))
        .isEqualTo(talk.text("identidad.codigo-telefono"));
    talk.identity = VERIFIED;
    assertThat(talk.say("listo")).contains(talk.text("flujo.datos.dato"));
  }

  @Test
  void aSecondFactorThatEndsMeanwhileIsAskedForAgain() {
    talk.say("quiero actualizar mis datos");
    talk.press("Correo");
    talk.say("ana@ejemplo.com");
    talk.identity = new Identity.ByPhone(FlowTalk.ANA, "La verificación venció");

    assertThat(talk.say("sí")).isEqualTo(talk.text("identidad.codigo-telefono"));
    assertThat(talk.effects).noneMatch(effect -> effect instanceof Effect.AskPerson);
    talk.identity = VERIFIED;
    assertThat(talk.say("ya")).contains("ana@ejemplo.com", "¿Está bien?");
  }

  @Test
  void aPersonIsAskedAtOnceWithTheReason() {
    talk.identity = Identity.NOBODY;
    String words = "quiero hablar con un asesor porque me cobraron doble";

    assertThat(talk.say(words))
        .startsWith(talk.text("flujo.hecho.asesor"))
        .endsWith(talk.text("flujo.asesor.pronto"));
    assertThat(talk.effects).containsExactly(new Effect.AskPerson(RequestKind.AGENT, words));
    assertThat(talk.isInFlow()).isFalse();
  }

  @Test
  void theButtonForAPersonIsNoReason() {
    talk.press("intencion:asesor", "Hablar con alguien");

    assertThat(talk.effects).containsExactly(new Effect.AskPerson(RequestKind.AGENT, ""));
  }

  @Test
  void aLongReasonIsKeptAsFarAsItFits() {
    talk.say("quiero hablar con un asesor " + "😀a".repeat(2_000));

    assertThat(talk.effects)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.AskPerson.class,
            asked ->
                assertThat(asked.detail().codePointCount(0, asked.detail().length()))
                    .isEqualTo(500));
  }

  @Test
  void outOfHoursTheAnswerSaysUntilWhen() {
    talk.closedUntil = Optional.of("mañana a las 8:00 a. m.");

    assertThat(talk.say("asesor")).endsWith("te responden por aquí mañana a las 8:00 a. m.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, flujo.asesor.siguiente, ''",
    "1, flujo.asesor.uno, ''",
    "7, flujo.asesor.turno, 7 personas"
  })
  void thePlaceInTheQueueIsSaidWhenItIsKnown(int ahead, String key, String words) {
    talk.ahead = OptionalInt.of(ahead);

    String place =
        org.botcrm.domain.reply.ReplyTexts.standard()
            .say(key, Map.of("turno", String.valueOf(ahead)));
    assertThat(talk.say("asesor")).endsWith(place).contains(words);
    talk.closedUntil = Optional.of("mañana a las 8:00 a. m.");
    assertThat(talk.say("asesor"))
        .endsWith("te responden por aquí mañana a las 8:00 a. m. " + place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ya pagué y quiero hablar con un asesor", "quiero un asesor, ya pagué"})
  void whoWantsAPersonGetsOneWhateverElseTheyWant(String words) {
    talk.say(words);

    assertThat(talk.effects).containsExactly(new Effect.AskPerson(RequestKind.AGENT, words));
  }
}
