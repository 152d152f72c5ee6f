package org.botcrm.application.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.CodeSending;
import org.botcrm.domain.identity.Passcode;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.identity.TrustSettings;
import org.botcrm.domain.message.InboundDetails;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.testkit.fixture.Clientes;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may try against a whole bot, and that nothing comes of it. */
class IdentityAttacksTest {
  private static final String STRANGER = "584140000009";
  private static final String WRONG = ReplyTexts.standard().say("identidad.codigo-malo", Map.of());

  @Test
  void whoShowsWhoTheyAreIsAnsweredAndBelongsToTheChatFromThenOn() {
    VerifyingBot bot = new VerifyingBot();

    bot.say(STRANGER, "¿cuánto debo?");
    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);
    List<String> answer = bot.say(STRANGER, bot.lastCode());

    assertThat(answer).hasSize(1).first().asString().endsWith("Saldo de Ana");
    bot.clock.advance(TrustSettings.standard().verified());
    assertThat(bot.say(STRANGER, "¿cuánto debo?")).containsExactly("Saldo de Ana");
    assertThat(bot.answers().get(bot.answers().size() - 1).clienteId())
        .isEqualTo(Clientes.ana().id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {VerifyingBot.ID_OF_NOBODY, VerifyingBot.ID_OF_TWO, "10000002", "V-12345678 "})
  void anyIdIsAnsweredWithTheSameMessagesByteByByte(String id) {
    assertThat(script(id, CodeSending.Sent::new))
        .isEqualTo(script(VerifyingBot.ID_OF_ANA, CodeSending.Sent::new))
        .isEqualTo(script(VerifyingBot.ID_OF_ANA, CodeSending.NoChannel::new))
        .hasSize(9);
  }

  /** All that goes out while somebody tries an ID and guesses. */
  private static List<String> script(String id, Supplier<CodeSending> sending) {
    VerifyingBot bot = new VerifyingBot();
    bot.sender.outcome = sending;
    List<String> steps =
        List.of("hola", "¿cuánto debo?", id, "ya voy", "111111", "222222", "333333", "444444", id);
    List<String> out = new ArrayList<>();
    for (String step : steps) {
      out.addAll(bot.say(STRANGER, step));
    }
    assertThat(bot.answers()).hasSameSizeAs(out);
    assertThat(bot.answers()).extracting(Conversacion::clienteId).containsOnlyNulls();
    return out;
  }

  @Test
  void theCodesOfOneChatCannotBeGuessedNorRenewed() {
    VerifyingBot bot = new VerifyingBot();
    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);
    String right = bot.lastCode();

    for (int i = 0; i < 3; i++) {
      assertThat(bot.say(STRANGER, wrong(right))).containsExactly(WRONG);
    }
    assertThat(bot.say(STRANGER, right)).containsExactly(WRONG);
    assertThat(bot.open(RequestKind.ALARM)).hasSize(1);
    for (int i = 0; i < 5; i++) {
      bot.clock.advance(Passcode.VALIDITY);
      bot.say(STRANGER, VerifyingBot.ID_OF_ANA);
      bot.say(STRANGER, bot.lastCode());
    }

    assertThat(bot.level(STRANGER)).isEqualTo(TrustLevel.UNKNOWN);
    assertThat(bot.sender.sent).hasSize(CodeQueue.MAX_CODES);
    assertThat(bot.open(RequestKind.ALARM)).hasSize(1);
  }

  @Test
  void theCodesOfOneClientCannotBeGuessedFromManyChats() {
    VerifyingBot bot = new VerifyingBot();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String phone = "58414000001" + i;
      bot.say(phone, VerifyingBot.ID_OF_ANA);
      codes.add(bot.lastCode());
      bot.say(phone, wrong(bot.lastCode()));
    }

    assertThat(bot.sender.sent).hasSize(CodeQueue.MAX_CODES);
    for (int i = 0; i < 10; i++) {
      assertThat(bot.say("58414000001" + i, codes.get(i))).containsExactly(WRONG);
    }
    assertThat(bot.open(RequestKind.ALARM)).isNotEmpty();
  }

  @Test
  void idsCannotBeTriedOneAfterTheOtherInOneChat() {
    VerifyingBot bot = new VerifyingBot();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      out.addAll(bot.say(STRANGER, "V-" + (20_000_000 + i)));
    }
    out.addAll(bot.say(STRANGER, VerifyingBot.ID_OF_ANA));

    assertThat(out).hasSize(21).containsOnly(out.get(0));
    assertThat(bot.sender.sent).as("the limit was used up").isEmpty();
    assertThat(bot.open(RequestKind.ALARM)).hasSize(1);
    assertThat(bot.open(RequestKind.LINK)).hasSize(CodeQueue.MAX_CODES);
  }

  @Test
  void aCodeOfOneChatIsWrongInAnotherAndAUsedOneEverywhere() {
    VerifyingBot bot = new VerifyingBot();
    String other = "584140000008";
    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);
    String hers = bot.lastCode();
    bot.say(other, VerifyingBot.ID_OF_ANA);

    assertThat(bot.say(other, hers)).containsExactly(WRONG);
    assertThat(bot.say(STRANGER, hers)).noneMatch(WRONG::equals);
    assertThat(bot.say(other, hers)).containsExactly(WRONG);
    assertThat(bot.level(other)).isEqualTo(TrustLevel.UNKNOWN);
  }

  @Test
  void aCodeEnds() {
    VerifyingBot bot = new VerifyingBot();
    bot.say(STRANGER, VerifyingBot.ID_OF_ANA);
    String code = bot.lastCode();
    bot.clock.advance(Passcode.VALIDITY);

    assertThat(bot.say(STRANGER, code)).containsExactly(WRONG);
  }

  @Test
  void aNumberThatWasSilentForLongIsNotTrustedAtItsSecondMessageEither() {
    VerifyingBot bot = new VerifyingBot();
    String hers = Clientes.PHONE_OF_ANA;
    assertThat(bot.say(hers, "¿cuánto debo?")).containsExactly("Saldo de Ana");
    bot.clock.advance(TrustSettings.standard().silence().plus(Duration.ofSeconds(1)));

    for (int i = 0; i < 3; i++) {
      assertThat(bot.say(hers, "¿cuánto debo?")).noneMatch(reveals());
    }
    bot.say(hers, VerifyingBot.ID_OF_ANA);
    assertThat(bot.say(hers, bot.lastCode())).anyMatch(reveals());
    assertThat(bot.say(hers, "¿cuánto debo?")).containsExactly("Saldo de Ana");
  }

  @Test
  void whoSaysToBeAnotherHearsNothingThoughTheNumberIsHers() {
    VerifyingBot bot = new VerifyingBot();
    String hers = Clientes.PHONE_OF_ANA;

    assertThat(bot.say(hers, "soy el esposo")).noneMatch(reveals());

    assertThat(bot.say(hers, "¿cuánto debo?")).noneMatch(reveals());
    assertThat(bot.answers().get(1).clienteId()).isNull();
  }

  @Test
  void whatIsLearntOfAContactLaterCountsWhenItChanges() {
    VerifyingBot bot = new VerifyingBot();
    bot.say(Clientes.PHONE_OF_ANA, "¿cuánto debo?");
    assertThat(bot.hear(asks(bot, "clave 1"))).anyMatch(reveals());

    assertThat(bot.hear(asks(bot, "clave 2"))).noneMatch(reveals());
    assertThat(bot.hear(asks(bot, "clave 1"))).as("nor when it changes back").noneMatch(reveals());
  }

  private static ReceivedMessage asks(VerifyingBot bot, String identityKey) {
    bot.clock.advance(Duration.ofSeconds(1));
    return Messages.from(Clientes.PHONE_OF_ANA)
        .at(bot.clock.instant())
        .body("¿cuánto debo?")
        .details(new InboundDetails(null, null, identityKey))
        .build();
  }

  @Test
  void aHiddenNumberThatWasSharedIsAskedForInTheCrmAtEachTurn() {
    VerifyingBot bot = new VerifyingBot();
    assertThat(bot.hear(ofUser(bot, "¿cuánto debo?", null))).noneMatch(reveals());
    PhoneNumber own = new PhoneNumber(Clientes.PHONE_OF_ANA);

    assertThat(bot.hear(ofUser(bot, "tarjeta", own))).anyMatch(reveals());
    assertThat(bot.hear(ofUser(bot, "¿cuánto debo?", null))).containsExactly("Saldo de Ana");
  }

  private static ReceivedMessage ofUser(VerifyingBot bot, String body, @Nullable PhoneNumber own) {
    bot.clock.advance(Duration.ofSeconds(1));
    return Messages.fromUser("VE.oculta")
        .type(own == null ? "text" : "contacts")
        .at(bot.clock.instant())
        .body(body)
        .details(new InboundDetails(null, own, null))
        .build();
  }

  private static Predicate<String> reveals() {
    return text -> text.contains("Ana") || text.contains("Saldo");
  }

  private static String wrong(String code) {
    return code.equals("111111") ? "222222" : "111111";
  }
}
