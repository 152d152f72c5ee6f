package org.botcrm.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123456Z");
  private static final ReplyContext CONTEXT = new ReplyContext(new ClienteMatch.None(), NOW);
  private static final ConsentState OUT = new ConsentState(NOW, NOW);

  private final ReplyRules rules = ReplyRules.standard(ReplyTexts.standard());

  private static PendingMessage message(String type, String body, Instant at) {
    return new PendingMessage(new ConversacionId(1), new MessageId("w"), type, body, at, at);
  }

  private ReplyRules.Decision decide(String body, ConsentState state) {
    return rules.decide(message("text", body, NOW), CONTEXT, state);
  }

  private Optional<Consent> consentIn(String body) {
    return Optional.ofNullable(decide(body, ConsentState.unknown()).consent())
        .map(ConsentChange::consent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baja",
        "BAJA",
        " Baja. ",
        "¡STOP!",
        "stop 🛑",
        "Baja por favor",
        "baja, gracias",
        "no molestar",
        "NO MOLESTAR",
        "no molestar más",
        "por favor no molestar, gracias",
        "ya no quiero, no molestar",
        "No me escriban más",
        "quiero darme de baja",
        "denme de baja ya"
      })
  void thisSaysThatNoMoreIsWanted(String body) {
    assertThat(consentIn(body)).contains(Consent.WITHDRAWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿cuándo baja la cuota?",
        "cuando baja la cuota",
        "la cuota baja",
        "baja la cuota",
        "baja?",
        "¿baja",
        "bajas",
        "trabaja",
        "no quiero darme de baja",
        "¿cómo darme de baja?",
        "darme de baja nunca",
        "me dijeron que no molestar era parte del trato",
        "non stop",
        "",
        "gracias",
        "stop and go",
        "alta",
        "hola"
      })
  void thisDoesNot(String body) {
    assertThat(consentIn(body)).isNotEqualTo(Optional.of(Consent.WITHDRAWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alta", "ALTA", "Alta por favor", "¡start!"})
  void thisSaysThatMessagesAreWanted(String body) {
    assertThat(consentIn(body)).contains(Consent.GIVEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alta tensión", "¿alta?", "la alta", "faltan"})
  void thisDoesNotEither(String body) {
    assertThat(consentIn(body)).isEmpty();
  }

  @Test
  void aButtonCountsAndACaptionDoesNot() {
    assertThat(rules.decide(message("button", "BAJA", NOW), CONTEXT).consent()).isNotNull();
    assertThat(rules.decide(message("interactive", "BAJA", NOW), CONTEXT).consent()).isNotNull();
    assertThat(rules.decide(message("image", "baja", NOW), CONTEXT).consent()).isNull();
  }

  @Test
  void theWishIsKeptInThePersonsWordsAndConfirmed() {
    ReplyRules.Decision decision = decide("¡Baja!", ConsentState.unknown());

    assertThat(decision.rule()).isEqualTo("baja");
    assertThat(Objects.requireNonNull(decision.reply()).text()).contains("ALTA");
    assertThat(decision.consent())
        .isEqualTo(new ConsentChange(Consent.WITHDRAWN, ConsentSource.MESSAGE, NOW, "¡Baja!"));
  }

  @Test
  void whoIsOutAlreadyIsNotToldAgain() {
    ReplyRules.Decision decision = decide("baja", OUT);

    assertThat(decision.rule()).isNull();
    assertThat(decision.reply()).isNull();
    assertThat(decision.consent()).isNotNull();
  }

  @Test
  void noRuleIsAskedForWhoIsOut() {
    ReplyRules strict =
        ReplyRules.firstMatch(
            List.of(
                new ReplyRule() {
                  @Override
                  public String name() {
                    return "no-preguntar";
                  }

                  @Override
                  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
                    throw new IllegalStateException("asked");
                  }
                }));

    assertThat(strict.decide(message("text", "hola", NOW), CONTEXT, OUT))
        .isEqualTo(new ReplyRules.Decision(null, null, List.of()));
  }

  @Test
  void whoComesBackIsToldSo() {
    assertThat(Objects.requireNonNull(decide("alta", OUT).reply()).text()).contains("BAJA");
  }

  @Test
  void whatWasSaidBeforeALaterWordIsKeptAndNotConfirmed() {
    PendingMessage late = message("text", "alta", NOW.minusSeconds(1));

    ReplyRules.Decision decision = rules.decide(late, CONTEXT, OUT);

    assertThat(decision.reply()).isNull();
    assertThat(decision.consent()).isNotNull();
  }

  @Test
  void theWordsAreTheLendersToChange() {
    Properties own = new Properties();
    own.setProperty("baja.frases", "chao");
    own.setProperty("baja", "Adiós");
    ReplyRules.Decision decision =
        ReplyRules.standard(ReplyTexts.withOverrides(own))
            .decide(message("text", "Chao", NOW), CONTEXT);

    assertThat(Objects.requireNonNull(decision.reply()).text()).isEqualTo("Adiós");
  }

  @Test
  void wordsThatNobodyCouldWriteAreRefused() {
    Properties own = new Properties();
    own.setProperty("baja.frases", " , ! ,");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplyTexts.withOverrides(own))
        .withMessageContaining("baja.frases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"baja", "alta"})
  void noRuleMayHaveTheNameOfAConfirmation(String taken) {
    ReplyRule rule = new NamedRule(taken);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplyRules.firstMatch(List.of(rule)))
        .withMessageContaining(taken);
  }

  private record NamedRule(String name) implements ReplyRule {
    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      return Optional.empty();
    }
  }
}
