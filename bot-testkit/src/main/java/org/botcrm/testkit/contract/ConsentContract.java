package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What a storage does when people want no messages, or want them again. */
public interface ConsentContract extends StorageContract {
  /** What a person writes who wants none. */
  String NO_MORE = "No molestar 🙏, ¿sí?";

  private Steps steps() {
    return new Steps(storage());
  }

  private static ReceivedMessage said(String body, Instant at) {
    return Messages.from(Steps.PHONE).at(at).body(body).build();
  }

  private static ConsentChange change(Consent consent, ReceivedMessage message) {
    return new ConsentChange(consent, ConsentSource.MESSAGE, message.timestamp(), message.body());
  }

  private static ConsentChange told(Consent consent, Instant at) {
    return new ConsentChange(consent, ConsentSource.META_PREFERENCES, at, "Meta's words");
  }

  /** Stores the message, and records what it says about consent with one part as its answer. */
  private PendingChat say(Consent consent, ReceivedMessage message, String answer) {
    steps().receive(message);
    PendingChat pending = steps().waiting(message);
    assertThat(record(pending, consent, message, answer)).isTrue();
    return pending;
  }

  private boolean record(
      PendingChat pending, Consent consent, ReceivedMessage message, String answer) {
    PendingMessage last = pending.messages().get(pending.messages().size() - 1);
    List<OutboundDraft> parts = List.of(OutboundDraft.ofText(answer));
    MessageAnswer recorded =
        new MessageAnswer(
            last.id(), null, "baja", answer, parts, null, change(consent, message), null);
    return storage().replies().record(pending, List.of(recorded), Steps.NOW);
  }

  private void tell(ReceivedMessage sample, Consent consent, Instant at) {
    ContactConsent preference =
        new ContactConsent(sample.phoneNumberId(), sample.contact(), told(consent, at));
    steps()
        .receive(
            Deliveries.of(
                new Fact.Event("user_preferences", "{\"at\":\"" + at + "\"}", preference)));
  }

  private ConsentState stateOf(ReceivedMessage newMessage) {
    steps().receive(newMessage);
    return steps().waiting(newMessage).consent();
  }

  @Test
  default void whoWantsNoMoreGetsTheConfirmationAndNothingElse() {
    Steps steps = steps();
    steps.exchange(said("hola", Steps.NOW), "¡Hola!", "¿Algo más?");
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");

    Claim claim = steps.claimUpTo(100, Steps.NOW);
    Claim next = steps.claimUpTo(100, Steps.NOW);

    assertThat(claim.refused()).hasSize(1);
    assertThat(claim.messages()).isEmpty();
    assertThat(next.messages())
        .extracting(message -> message.content().body())
        .containsExactly("Listo");
    assertThat(steps.rows())
        .filteredOn(row -> row.state() == DeliveryState.FAILED)
        .extracting(Conversacion::body)
        .containsExactlyInAnyOrder("¡Hola!", "¿Algo más?");
    assertThat(steps.row("¡Hola!").error()).contains("no recibir más mensajes");
  }

  @Test
  default void whatIsAnsweredAfterwardsIsNotSent() {
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");
    Steps steps = steps();
    steps.accept(steps.claimOne(Steps.NOW), "wamid.confirmation");
    steps.exchange(said("hola", Steps.NOW.plusSeconds(1)), "¡Hola!");

    assertThat(steps.claimUpTo(100, Steps.NOW).refused()).hasSize(1);
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  default void whoWantsMessagesAgainGetsThem() {
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");
    Steps steps = steps();
    steps.accept(steps.claimOne(Steps.NOW), "wamid.confirmation");
    say(Consent.GIVEN, said("alta", Steps.NOW.plusSeconds(1)), "Bienvenida");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("Bienvenida");
    assertThat(stateOf(said("hola", Steps.NOW.plusSeconds(2))).isOptedOut()).isFalse();
  }

  @Test
  default void whatWasSaidIsKeptWithItsTimeItsSourceAndItsWords() {
    ReceivedMessage first = said(NO_MORE, Steps.NOW);
    ReceivedMessage second = said("ALTA", Steps.NOW.plusSeconds(7));
    say(Consent.WITHDRAWN, first, "Listo");
    say(Consent.GIVEN, second, "Bienvenida");
    tell(first, Consent.WITHDRAWN, Steps.NOW.plusSeconds(9));

    ChatId chat = steps().row(first).chatId();
    assertThat(storage().consents().list(chat, 10))
        .containsExactly(
            told(Consent.WITHDRAWN, Steps.NOW.plusSeconds(9)),
            change(Consent.GIVEN, second),
            change(Consent.WITHDRAWN, first));
    assertThat(storage().consents().list(chat, 1)).hasSize(1);
    assertThat(storage().consents().list(new ChatId(987_654), 10)).isEmpty();
  }

  @Test
  default void whatWaitsInAChatComesWithThePersonsWish() {
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");

    assertThat(stateOf(said("hola", Steps.NOW.plusSeconds(1))))
        .isEqualTo(new ConsentState(Steps.NOW, Steps.NOW));
  }

  @Test
  default void aWishIsNotRecordedWhenItsAnswerIsNot() {
    ReceivedMessage message = said(NO_MORE, Steps.NOW);
    steps().receive(message);
    PendingChat stale = steps().waiting(message);
    steps().receive(said("hola", Steps.NOW.minusSeconds(1)));
    steps().answer(message, "otra respuesta");

    assertThat(record(stale, Consent.WITHDRAWN, message, "Listo")).isFalse();

    assertThat(storage().consents().list(steps().row(message).chatId(), 10)).isEmpty();
    assertThat(steps().claimBodies(Steps.NOW)).containsExactly("otra respuesta");
  }

  @Test
  default void theLatestWordCountsWhateverTheOrderOfArrival() {
    say(Consent.GIVEN, said("alta", Steps.NOW.plusSeconds(5)), "Bienvenida");
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");

    assertThat(stateOf(said("hola", Steps.NOW.plusSeconds(9))))
        .isEqualTo(new ConsentState(null, Steps.NOW.plusSeconds(5)));
  }

  @Test
  default void ofTwoWordsAtTheSameTimeTheOneThatCameLaterCounts() {
    say(Consent.GIVEN, said("alta", Steps.NOW), "Bienvenida");
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");

    assertThat(stateOf(said("hola", Steps.NOW)).isOptedOut()).isTrue();
  }

  @Test
  default void metasStopHoldsBackWhatWaitsToBeSent() {
    ReceivedMessage message = said("hola", Steps.NOW);
    steps().exchange(message, "¡Hola!");
    tell(message, Consent.WITHDRAWN, Steps.NOW.plusSeconds(1));

    assertThat(steps().claimUpTo(100, Steps.NOW).refused()).hasSize(1);
    assertThat(stateOf(said("¿y?", Steps.NOW.plusSeconds(2))))
        .isEqualTo(new ConsentState(Steps.NOW.plusSeconds(1), null));
  }

  @Test
  default void metasStopThatComesAgainChangesNothing() {
    ReceivedMessage message = said("hola", Steps.NOW);
    steps().receive(message);
    tell(message, Consent.WITHDRAWN, Steps.NOW.plusSeconds(1));
    tell(message, Consent.WITHDRAWN, Steps.NOW.plusSeconds(1));

    assertThat(storage().consents().list(steps().row(message).chatId(), 10)).hasSize(1);
  }

  @Test
  default void metasResumeTakesBackItsStop() {
    ReceivedMessage message = said("hola", Steps.NOW);
    tell(message, Consent.WITHDRAWN, Steps.NOW.plusSeconds(1));
    tell(message, Consent.GIVEN, Steps.NOW.plusSeconds(2));

    assertThat(stateOf(message).isOptedOut()).isFalse();
  }

  @Test
  default void metasResumeDoesNotTakeBackWhatThePersonWrote() {
    ReceivedMessage message = said(NO_MORE, Steps.NOW);
    say(Consent.WITHDRAWN, message, "Listo");
    tell(message, Consent.GIVEN, Steps.NOW.plusSeconds(2));

    assertThat(stateOf(said("hola", Steps.NOW.plusSeconds(3))).optedOutAt()).isEqualTo(Steps.NOW);
  }

  @Test
  default void metasStopHoldsForAPersonWhoWritesOnlyLater() {
    ReceivedMessage message = said("hola", Steps.NOW);
    tell(message, Consent.WITHDRAWN, Steps.NOW.minusSeconds(100));

    assertThat(stateOf(message).isOptedOut()).isTrue();
  }

  @Test
  default void onePersonsWishIsNobodyElses() {
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");

    assertThat(stateOf(Messages.text("584140000009", "hola"))).isEqualTo(ConsentState.unknown());
  }

  @Test
  default void aWishIsToldToOneBusinessNumber() {
    say(Consent.WITHDRAWN, said(NO_MORE, Steps.NOW), "Listo");

    assertThat(stateOf(Messages.from(Steps.PHONE).atOtherNumber().build()).isOptedOut()).isFalse();
  }

  @Test
  default void chatsThatTurnOutToBeOnePersonsKeepWhatWasSaidInEach() {
    ReceivedMessage byUser =
        Messages.fromUser(Steps.USER).at(Steps.NOW.plusSeconds(5)).body(NO_MORE).build();
    ReceivedMessage byPhone = said("alta", Steps.NOW);
    say(Consent.WITHDRAWN, byUser, "Listo");
    say(Consent.GIVEN, byPhone, "Bienvenida");

    ReceivedMessage both =
        Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW.plusSeconds(9)).body("hola").build();

    assertThat(stateOf(both).optedOutAt()).isEqualTo(Steps.NOW.plusSeconds(5));
    assertThat(storage().consents().list(steps().row(both).chatId(), 10)).hasSize(2);
  }
}
