package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.feed.FeedResource;
import org.botcrm.domain.identity.TrustSource;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.pago.PagoReportado;
import org.botcrm.domain.solicitud.Solicitud;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/** That whoever follows the feed learns of every change, once and in order. */
public interface ChangeFeedContract extends StorageContract {

  private Steps steps() {
    return new Steps(storage());
  }

  private Turns turns() {
    return new Turns(storage());
  }

  private FeedRepository feed() {
    return storage().feed();
  }

  private List<FeedEvent> after(long offset) {
    return feed()
        .read(offset, FeedRepository.MAX_SIZE)
        .match(
            FeedPage.Events::events,
            gone -> {
              throw new AssertionError("events are gone");
            });
  }

  /** Which kinds came after an offset about this kind of thing, each with its detail. */
  private List<String> told(long offset, FeedResource resource) {
    return after(offset).stream()
        .filter(event -> event.kind().resource() == resource)
        .map(event -> event.kind().word() + (event.detail() == null ? "" : " " + event.detail()))
        .toList();
  }

  @Test
  default void aMessageIsToldWithTheChatThatItIsIn() {
    assertThat(feed().last()).isZero();
    assertThat(after(0)).isEmpty();
    ReceivedMessage message = Messages.text(Steps.PHONE, "hola");

    steps().receive(message);

    ChatId chat = steps().row(message).chatId();
    long id = steps().row(message).id().value();
    assertThat(after(0))
        .containsExactly(
            new FeedEvent(1, Steps.NOW, EventKind.CHAT_BEGUN, chat, chat.value(), null),
            new FeedEvent(2, Steps.NOW, EventKind.MESSAGE_RECEIVED, chat, id, null));
    assertThat(feed().last()).isEqualTo(2);
  }

  @Test
  default void aRepeatedMessageIsToldOnce() {
    ReceivedMessage message = Messages.text(Steps.PHONE, "hola");
    steps().receive(message);

    steps().receive(message, message);

    assertThat(feed().last()).isEqualTo(2);
  }

  @Test
  default void anAnswerIsToldFromItsQueueToItsReader() {
    ReceivedMessage message = Messages.text(Steps.PHONE, "hola");
    steps().receive(message);
    long before = feed().last();
    steps().answer(message, "¡Hola!");
    assertThat(told(before, FeedResource.CONVERSACION))
        .containsExactlyInAnyOrder("mensaje_atendido", "mensaje_saliente BOT");
    long queued = feed().last();

    OutboundMessage claimed = steps().claimOne(Steps.NOW);
    steps().accept(claimed, "wamid.1");
    steps().receive(Statuses.of("wamid.1", "read"));
    steps().receive(Statuses.of("wamid.1", "delivered"));

    assertThat(told(queued, FeedResource.CONVERSACION))
        .containsExactly("estado_envio sending", "estado_envio accepted", "estado_envio read");
    assertThat(after(queued))
        .allSatisfy(event -> assertThat(event.id()).isEqualTo(claimed.id()))
        .allSatisfy(event -> assertThat(event.chat()).isEqualTo(claimed.chat()));
  }

  @Test
  default void anAnswerThatComesTooLateIsNotTold() {
    ReceivedMessage message = Messages.text(Steps.PHONE, "hola");
    steps().receive(message);
    PendingChat read = steps().waiting(message);
    steps().answer(message, "¡Hola!");
    long before = feed().last();

    boolean recorded =
        storage()
            .replies()
            .record(read, List.of(Steps.answerTo(read.messages().get(0), "otra vez")), Steps.NOW);

    assertThat(recorded).isFalse();
    assertThat(feed().last()).isEqualTo(before);
  }

  @Test
  default void aFileIsToldWhenItIsHere() {
    MediaReference media = new MediaReference("media-1", "image/jpeg", null, null, null);
    steps().receive(Messages.from(Steps.PHONE).type("image").media(media).build());
    long before = feed().last();
    var download = storage().media().claim(Steps.NOW, Steps.NOW.plus(Steps.GRACE), 1).get(0);
    assertThat(feed().last()).isEqualTo(before);

    storage().media().record(download, new MediaOutcome.Gone("Meta no lo tiene"), Steps.NOW);

    assertThat(told(before, FeedResource.CONVERSACION)).containsExactly("archivo gone");
  }

  @Test
  default void whatPeopleAreAskedForIsToldAndThatTheyDidIt() {
    turns().turn(Steps.NOW, new Effect.AskPerson(RequestKind.AGENT, "con alguien"));
    Solicitud request =
        storage().dialogues().solicitudes().listOpen(RequestKind.AGENT, null, 1).get(0);

    for (int i = 0; i < 2; i++) {
      storage()
          .dialogues()
          .solicitudes()
          .resolve(request.id(), new Solicitud.Resolucion("ana", null, Steps.NOW.plusSeconds(5)));
    }

    assertThat(after(0))
        .filteredOn(event -> event.kind().resource() == FeedResource.SOLICITUD)
        .extracting(FeedEvent::kind, FeedEvent::id, FeedEvent::chat, FeedEvent::detail)
        .containsExactly(
            tuple(EventKind.REQUEST_OPENED, request.id(), request.chat(), RequestKind.AGENT.word()),
            tuple(EventKind.REQUEST_RESOLVED, request.id(), request.chat(), null));
  }

  @Test
  default void paymentsAreToldWhenReportedDecidedAndPromised() {
    BigDecimal amount = new BigDecimal("10.50");
    turns()
        .turn(
            Steps.NOW,
            new Effect.ReportPayment(null, amount, null, null, null, null, null, null),
            new Effect.PromisePayment(null, amount, null, LocalDate.of(2026, 12, 1)));
    storage()
        .dialogues()
        .pagos()
        .review(1, new PagoReportado.Revision(true, "ana", null, Steps.NOW));

    assertThat(told(0, FeedResource.PAGO_REPORTADO))
        .containsExactly("pago_reportado", "pago_revisado APROBADO");
    assertThat(told(0, FeedResource.PROMESA_PAGO)).containsExactly("promesa_pago");
  }

  @Test
  default void whomAChatBelongsToIsTold() {
    ChatId chat = turns().turn(Steps.NOW);
    long before = feed().last();
    var trust = storage().dialogues().trust();

    trust.give(chat, Turns.trust(7, TrustSource.AGENT, Steps.NOW), "ana", Steps.NOW);
    trust.drop(chat, "Se equivocó", Steps.NOW);
    trust.drop(chat, "Otra vez", Steps.NOW);

    assertThat(told(before, FeedResource.CHAT)).containsExactly("confianza", "confianza");
  }

  @Test
  default void whatPeopleSayAboutMessagesIsTold() {
    ReceivedMessage message = Messages.text(Steps.PHONE, "hola");
    steps().receive(message);
    long before = feed().last();
    Fact event =
        new Fact.Event(
            "user_preferences",
            "{}",
            new ContactConsent(
                message.phoneNumberId(),
                message.contact(),
                new ConsentChange(
                    Consent.WITHDRAWN, ConsentSource.META_PREFERENCES, Steps.NOW, "stop")));

    steps().receive(Deliveries.of(event));
    steps().receive(Deliveries.of(event));

    assertThat(told(before, FeedResource.CHAT)).containsExactly("consentimiento WITHDRAWN");
  }

  @Test
  default void eventsOfAChatThatWasJoinedLeadToWhereItsMessagesAre() {
    ReceivedMessage byPhone = Messages.from(Steps.PHONE).at(Steps.NOW).body("uno").build();
    steps().receive(byPhone);
    ChatId gone = steps().row(byPhone).chatId();
    steps().receive(Messages.fromUser(Steps.USER).at(Steps.NOW).body("dos").build());

    ReceivedMessage both = Messages.from(Steps.PHONE, Steps.USER).at(Steps.NOW).build();
    steps().receive(both);

    ChatId chat = steps().row(both).chatId();
    assertThat(after(0))
        .filteredOn(event -> event.kind() == EventKind.CHAT_JOINED)
        .singleElement()
        .satisfies(event -> assertThat(event.chat()).isEqualTo(chat))
        .satisfies(event -> assertThat(event.id()).isEqualTo(gone.value()));
    assertThat(after(0))
        .filteredOn(event -> event.kind() == EventKind.MESSAGE_RECEIVED)
        .hasSize(3)
        .allSatisfy(event -> assertThat(event.chat()).isEqualTo(chat));
  }
}
