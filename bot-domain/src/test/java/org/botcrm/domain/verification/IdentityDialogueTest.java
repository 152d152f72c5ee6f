package org.botcrm.domain.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.Evidence;
import org.botcrm.domain.identity.Identity;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.identity.Trust;
import org.botcrm.domain.identity.TrustBasis;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.ContactRequest;
import org.botcrm.domain.outbound.ReplyButtons;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityDialogueTest {
  private static final ClienteMatch OF_ANA = new ClienteMatch.One(Talk.ANA);

  @Test
  void theQuestionIsAnsweredOnceTheCodeIsRight() {
    Talk talk = new Talk();

    assertThat(talk.say("hola, ¿cuánto debo?")).isEqualTo(text("pide-cedula"));
    assertThat(talk.effects).isEmpty();
    assertThat(talk.say("v 12.345.678")).isEqualTo(text("codigo-pedido"));
    assertThat(talk.effects).containsExactly(new Effect.AskCode(null, "V12345678"));
    Reply answer = talk.sentTo(Talk.ANA).send("text", "482 913", null, null, null);

    assertThat(answer.text()).startsWith(text("comprobado") + "\n\n").contains("saldo de Ana");
    assertThat(answer.parts()).as("each message may cost money").hasSize(1);
    assertThat(answer.parts().get(0).content().body()).isEqualTo(answer.text());
    assertThat(talk.effects)
        .containsExactly(
            new Effect.TryCode(1, true),
            new Effect.GiveTrust(
                new Trust(
                    Talk.ANA.id(),
                    talk.basis,
                    TrustSource.CODE,
                    talk.now,
                    talk.now.plus(Talk.SETTINGS.verified()))));
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void theTemplateOfTheAnswerStandsInForItAfterACodeToo() {
    Talk talk = Talk.waitingForCode();
    talk.ifClosed = new Template("aviso", "es", null, List.of(), List.of());

    Reply answer = talk.sentTo(Talk.ANA).send("text", Talk.CODE, null, null, null);

    assertThat(answer.text()).contains("saldo de Ana");
    assertThat(answer.parts().get(0).ifClosed()).isEqualTo(talk.ifClosed);
  }

  @Test
  void anIdInTheQuestionIsNotAskedForAgain() {
    Talk talk = new Talk();

    assertThat(talk.say("cuánto debo, mi cédula es 12345678")).isEqualTo(text("codigo-pedido"));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("saldo de Ana");
  }

  @Test
  void anIdThatNobodyAskedForIsTakenAsOneThatWas() {
    Talk talk = new Talk();

    assertThat(talk.say("hola, mi cédula es V-12345678")).isEqualTo(text("codigo-pedido"));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).isEqualTo(text("listo"));
    assertThat(talk.identity.level()).isEqualTo(TrustLevel.VERIFIED);
  }

  @Test
  void whoSpeaksOfTheirIdIsAskedForIt() {
    assertThat(new Talk().say("le paso mi cédula")).isEqualTo(text("pide-cedula"));
  }

  @Test
  void ofSeveralIdsTheBotAsksWhich() {
    Talk talk = new Talk();
    talk.say("cuánto debo");

    assertThat(talk.say("V-12345678 o V-8765432")).isEqualTo(text("varias"));
    assertThat(talk.effects).isEmpty();
    assertThat(talk.say("V-8765432")).isEqualTo(text("codigo-pedido"));
  }

  @Test
  void whoGivesNoIdIsAskedTwiceMoreAndThenLeftInPeace() {
    Talk talk = new Talk();
    talk.say("cuánto debo");

    assertThat(talk.say("es que no la tengo aquí")).isEqualTo(text("otra-vez"));
    assertThat(talk.say("mmm")).isEqualTo(text("otra-vez"));
    assertThat(talk.say("mmm")).isEqualTo(text("basta"));
    assertThat(talk.say("mmm")).isEqualTo("no entendí");
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void whoTypesNoCodeIsAskedTwiceMoreAndThenLeftInPeace() {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.say("ya voy")).isEqualTo(text("falta-codigo"));
    assertThat(talk.say("un momento")).isEqualTo(text("falta-codigo"));
    assertThat(talk.say("mmm")).isEqualTo(text("basta"));
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelar", "mejor no"})
  void whoDoesNotWantToIsLeftInPeace(String words) {
    Talk talk = new Talk();
    talk.say("cuánto debo");

    assertThat(talk.say(words)).isEqualTo(text("cancelado"));
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void aCodeCanBeLeftToo() {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.say("cancelar")).isEqualTo(text("cancelado"));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).doesNotContain("Ana");
    assertThat(talk.identity.level()).isEqualTo(TrustLevel.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"menú, menu", "un asesor por favor, asesor"})
  void theMenuAndAPersonAreNeverOutOfReach(String words, String answered) {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.say(words)).isEqualTo(answered);
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void aQuestionInBetweenIsAnsweredAndTheCodeStillCounts() {
    Talk talk = Talk.waitingForCode().sentTo(Talk.ANA);

    assertThat(talk.say("¿qué horario tienen?")).isEqualTo("horario");
    assertThat(talk.say("gracias")).isEqualTo("gracias");
    assertThat(talk.say("entonces, ¿cuánto debo?")).isEqualTo(text("falta-codigo"));
    assertThat(talk.effects).as("no second code for the same").isEmpty();
    assertThat(talk.say(Talk.CODE)).contains("saldo de Ana");
  }

  @Test
  void aQuestionInBetweenTheIdIsAnswered() {
    Talk talk = new Talk();
    talk.say("cuánto debo");

    assertThat(talk.say("¿qué horario tienen?")).isEqualTo("horario");
    assertThat(talk.say("V-12345678")).isEqualTo(text("codigo-pedido"));
  }

  @Test
  void whatIsAskedWithTheIdIsWhatIsAnswered() {
    Talk talk = new Talk();
    talk.say("cédula");
    talk.say("12345678 y quiero saber cuánto debo");

    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("saldo de Ana");
  }

  @Test
  void anotherCodeIsAskedForTheSameId() {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.say("no me llega nada")).isEqualTo(text("codigo-pedido"));
    assertThat(talk.effects).containsExactly(new Effect.AskCode(null, "V12345678"));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("saldo de Ana");
  }

  @Test
  void anotherIdTakesThePlaceOfTheFirst() {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.say("perdón, es V-8765432")).isEqualTo(text("codigo-pedido"));
    assertThat(talk.effects).containsExactly(new Effect.AskCode(null, "V8765432"));
    assertThat(talk.say("V-8765432")).isEqualTo(text("falta-codigo"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void onceTheCodeEndedTheQuestionAsksForAnother() {
    Talk talk = Talk.waitingForCode();
    talk.pass(Passcode.VALIDITY);

    assertThat(talk.say("¿cuánto debo?")).isEqualTo(text("codigo-pedido"));
    assertThat(talk.effects).containsExactly(new Effect.AskCode(null, "V12345678"));
  }

  @Test
  void whomTheNumberTellsIsOnlyAskedForTheCode() {
    Talk talk = Talk.with(Talk.ANA);

    assertThat(talk.say("cuánto debo")).isEqualTo("saldo de Ana");
    assertThat(talk.say("tengo un correo nuevo")).isEqualTo(text("codigo-telefono"));
    assertThat(talk.effects).containsExactly(new Effect.AskCode(Talk.ANA.id(), null));
    assertThat(talk.say("¿y cuánto debo?")).isEqualTo("saldo de Ana");
    assertThat(talk.say("tengo un correo nuevo")).isEqualTo(text("falta-codigo"));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("actualizar_datos de Ana");
  }

  @Test
  void anotherCodeGoesToTheClientOfTheNumber() {
    Talk talk = Talk.with(Talk.ANA);
    talk.say("tengo un correo nuevo");

    assertThat(talk.say("reenviar código")).isEqualTo(text("codigo-telefono"));
    assertThat(talk.effects).containsExactly(new Effect.AskCode(Talk.ANA.id(), null));
    talk.pass(Passcode.VALIDITY);
    assertThat(talk.say("tengo un correo nuevo")).isEqualTo(text("codigo-telefono"));
  }

  @Test
  void aFlowThatMayBeginEndsTheWaitForACode() {
    Talk talk = Talk.with(Talk.ANA);
    talk.say("tengo un correo nuevo");

    assertThat(talk.say("ya pagué")).isEqualTo("reportar_pago de Ana");
    assertThat(talk.state.isEmpty()).isTrue();
  }

  @Test
  void anIdOfWhomTheNumberTellsChangesNothing() {
    Talk talk = Talk.with(Talk.ANA);
    String known = ReplyTexts.standard().say("identidad.conocido", Map.of("nombre", "Ana"));

    assertThat(talk.say("V-11111111")).isEqualTo(known);
    assertThat(talk.say("mi cédula es 11.111.111")).isEqualTo(known);
    assertThat(talk.effects).isEmpty();
    assertThat(talk.say("V-11111111 cuánto debo")).isEqualTo("saldo de Ana");
    talk.say("tengo un correo nuevo");
    assertThat(talk.say("V-99999999")).isEqualTo(text("falta-codigo"));
    assertThat(talk.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V-99999999 cuánto debe",
        "mi cédula es V-99999999",
        "99999999",
        "E-11111111",
        "hola, cuánto debe el de la cédula 99.999.999"
      })
  void whatAClientAsksWithTheIdOfAnotherIsNotTakenForTheirs(String words) {
    Talk talk = Talk.with(Talk.ANA);

    assertThat(talk.say(words)).isEqualTo(text("ajena"));
    assertThat(talk.effects).isEmpty();
    assertThat(talk.say("cuánto debo")).isEqualTo("saldo de Ana");
  }

  @Test
  void whoAsksForACodeThatNobodyWaitsForIsToldWhoTheyAreOrAskedIt() {
    assertThat(new Talk().say("reenviar código")).isEqualTo(text("pide-cedula"));
    assertThat(Talk.with(Talk.ANA).say("reenviar código"))
        .isEqualTo(ReplyTexts.standard().say("identidad.sin-codigo", Map.of("nombre", "Ana")));
  }

  @Test
  void whatIsNotUnderstoodWhileAnIdOrACodeIsWaitedForIsKeptWithoutNumbers() {
    Talk talk = new Talk();
    talk.say("cuánto debo");

    assertThat(talk.say("es el 12 34")).isEqualTo(text("otra-vez"));
    assertThat(talk.effects).containsExactly(new Effect.NotUnderstood("es el # #"));
    talk.say("V-12345678");
    assertThat(talk.say("no sé nada")).isEqualTo(text("falta-codigo"));
    assertThat(talk.effects).containsExactly(new Effect.NotUnderstood("no se nada"));
  }

  @Test
  void aTypedPhoneIsNoProofAndTheButtonIsShownAgain() {
    Talk talk = Talk.withHidden();
    talk.say("cuánto debo");

    for (int i = 0; i < 2; i++) {
      assertThat(talk.send("text", "es el 0414-123 45 67", null, null, null).parts())
          .singleElement()
          .satisfies(part -> assertThat(part.content()).isInstanceOf(ContactRequest.class));
    }
    assertThat(talk.say("0414-1234567")).isEqualTo(text("basta"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void whoseNumberIsSeenIsAskedForTheIdWhenTheyTypeAnother() {
    Talk talk = new Talk();
    talk.say("cuánto debo");

    assertThat(talk.say("+58 414 1234567")).isEqualTo(text("numero-escrito"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void aButtonOfSomethingElseIsLeftToThat() {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.press("prestamo:7", "Préstamo 7").text()).isEqualTo("no entendí");
  }

  @Test
  void aPictureIsLeftToOthers() {
    Talk talk = Talk.waitingForCode();

    assertThat(talk.send("image", "V-8765432", null, null, null).text()).isEqualTo("no entendí");
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void aHiddenNumberIsAskedForByButton() {
    Talk talk = Talk.withHidden();

    Reply asked = talk.send("text", "cuánto debo", null, null, null);
    assertThat(asked.parts().get(0).content()).isEqualTo(new ContactRequest(text("pide-contacto")));
    assertThat(talk.shareNumber(OF_ANA)).startsWith(text("comprobado")).contains("saldo de Ana");
    assertThat(talk.effects)
        .containsExactly(
            new Effect.GiveTrust(
                new Trust(
                    Talk.ANA.id(),
                    new TrustBasis(Talk.PHONE, new BusinessScopedId("VE.1"), null),
                    TrustSource.SHARED_PHONE,
                    talk.now,
                    null)));
  }

  @Test
  void aSharedNumberIsNotEnoughForWhatNeedsACode() {
    Talk talk = Talk.withHidden();
    talk.say("tengo un correo nuevo");

    assertThat(talk.shareNumber(OF_ANA)).contains(text("codigo-telefono"));
    assertThat(talk.effects)
        .hasSize(2)
        .element(1)
        .isEqualTo(new Effect.AskCode(Talk.ANA.id(), null));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("actualizar_datos de Ana");
  }

  @Test
  void aSharedNumberOfNobodyAndOfSeveralLeadToTheSame() {
    ClienteMatch several = new ClienteMatch.Several(List.of(Talk.ANA.id(), Talk.LUIS.id()));
    for (ClienteMatch owner : List.of(new ClienteMatch.None(), several)) {
      Talk talk = Talk.withHidden();
      talk.say("cuánto debo");

      assertThat(talk.shareNumber(owner)).isEqualTo(text("pide-cedula"));
      assertThat(talk.effects).isEmpty();
      talk.say("V-12345678");
      assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("saldo de Ana");
    }
  }

  @Test
  void aSharedNumberProvesNothingWhileSomebodyElseMayBeWriting() {
    Talk talk = Talk.withHidden();
    talk.identity = new Identity.Unknown("Cambió de cuenta de WhatsApp", true);

    assertThat(talk.say("cuánto debo")).isEqualTo(text("pide-cedula"));
    assertThat(talk.shareNumber(OF_ANA)).isEqualTo(text("pide-cedula"));
    assertThat(talk.effects).isEmpty();
  }

  @Test
  void whoMustShowItAgainIsNotToldWhyNorThatTheyDidBefore() {
    Talk fallen = new Talk();
    fallen.identity = new Identity.Unknown("No escribía desde hace más de 90 días", true);

    assertThat(fallen.say("cuánto debo")).isEqualTo(new Talk().say("cuánto debo"));
  }

  @Test
  void anAnswerWithButtonsSaysOnTopThatItIsKnownWhoAsks() {
    Talk talk = Talk.waitingForCode();
    Reply buttons =
        Reply.of(
            new ReplyButtons(
                null, "¿De cuál?", null, List.of(new ReplyButtons.Button("1", "Uno"))));
    ReplyContext context = proving(talk);

    Reply reply =
        talk.dialogue
            .rule(List.of(Talk.rule("a", (question, known) -> buttons)))
            .replyTo(message(Talk.CODE), context)
            .orElseThrow();

    assertThat(reply.parts())
        .singleElement()
        .satisfies(
            part ->
                assertThat(part.content().body())
                    .isEqualTo(text("comprobado") + "\n\n¿De cuál?\n[Uno]"));
    assertThat(reply.effects()).hasSize(2);
    assertThat(reply.state()).isEqualTo(DialogueState.EMPTY);
  }

  @Test
  void whereTheAnswerSaysNothingThePersonHearsThatItWorked() {
    Talk talk = Talk.waitingForCode();

    Reply reply =
        talk.dialogue
            .rule(List.of(Talk.rule("a", (question, known) -> Reply.silence())))
            .replyTo(message(Talk.CODE), proving(talk))
            .orElseThrow();

    assertThat(reply.text()).isEqualTo(text("listo"));
  }

  @Test
  void theQuestionComesBackAsItWasWritten() {
    Talk talk = new Talk();
    String longOne = "cuánto debo 👋 " + "a".repeat(600);
    talk.say(longOne);

    assertThat(Steps.question(talk.state).orElseThrow())
        .isEqualTo(longOne.substring(0, longOne.offsetByCodePoints(0, 500)));
    talk.say("12345678");
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("saldo de Ana");
  }

  @Test
  void aFlowCanLeaveTheConversationAndKeepWhatIsNotOfIt() {
    Talk talk = Talk.waitingForCode();
    talk.state = talk.state.with("flujo", "pago");

    assertThat(IdentityDialogue.leave(talk.state).values()).isEqualTo(Map.of("flujo", "pago"));
  }

  @Test
  void aLevelThatIsReachedIsNotRaised() {
    Talk talk = Talk.with(Talk.ANA);
    ReplyContext context = new ReplyContext(talk.identity, talk.now);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> talk.dialogue.raise(TrustLevel.PHONE, context, "cuánto debo"));
  }

  @Test
  void whereTheLenderWantsACodeForMoneyTheNumberIsNotEnough() {
    Talk talk = new Talk(AnswerLevels.standard().strict());
    talk.identity = new Identity.ByPhone(Talk.ANA);

    assertThat(talk.say("cuánto debo")).isEqualTo(text("codigo-telefono"));
    assertThat(talk.sentTo(Talk.ANA).say(Talk.CODE)).contains("saldo de Ana");
  }

  @Test
  void whomAPersonOfTheLenderLinkedMeanwhileIsAnswered() {
    Talk talk = Talk.waitingForCode();
    talk.identity = new Identity.ByPhone(Talk.ANA);

    assertThat(talk.say("¿cuánto debo?")).isEqualTo("saldo de Ana");
    talk.pass(Duration.ofMinutes(1));
    assertThat(talk.say("V-11111111")).startsWith("¡Hola, Ana!");
  }

  private static ReplyContext proving(Talk talk) {
    talk.sentTo(Talk.ANA);
    return new ReplyContext(
        talk.identity,
        talk.now,
        talk.state,
        List.of(),
        talk.code,
        new Evidence(talk.basis, Talk.ANA, null),
        ReplyContext.CarteraSource.NONE);
  }

  static PendingMessage message(String body) {
    return new PendingMessage(
        new ConversacionId(1), new MessageId("w"), "text", body, Talk.START, Talk.START);
  }

  static String text(String key) {
    return ReplyTexts.standard().say("identidad." + key, Map.of());
  }
}
