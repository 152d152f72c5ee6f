package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.ChangeFeed;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
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
import org.junit.jupiter.api.Timeout;

/** That whoever follows the feed learns of every change, once and in order. */
public interface ChangeFeedContract extends StorageContract {

  private Steps steps() {
    return new Steps(storage());
  }

  private Turns turns() {
    return new Turns(storage());
  }

  private ChangeFeed feed() {
    return storage().feed();
  }

  private List<FeedEvent> after(long offset) {
    return feed()
        .read(offset, ChangeFeed.MAX_SIZE)
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

  @Test
  default void theFeedIsWalkedPageAfterPageWithoutGaps() {
    ReceivedMessage[] many = new ReceivedMessage[600];
    for (int i = 0; i < many.length; i++) {
      many[i] = Messages.from(Steps.phone(i % 7)).id("wamid.many." + i).build();
    }
    steps().receive(many);
    steps().receive(Messages.text(Steps.PHONE, "hola"));
    List<Long> walked = new ArrayList<>();

    long after = 0;
    while (after < feed().last()) {
      List<FeedEvent> page =
          feed().read(after, 17).match(FeedPage.Events::events, gone -> List.<FeedEvent>of());
      assertThat(page).isNotEmpty().hasSizeLessThanOrEqualTo(17);
      page.forEach(event -> walked.add(event.offset()));
      after = page.get(page.size() - 1).offset();
    }

    assertThat(walked).hasSize(609).isSorted().doesNotHaveDuplicates();
    assertThat(walked.get(0)).isEqualTo(1);
    assertThat(walked.get(608)).isEqualTo(609);
  }

  @Test
  default void whoeverAsksForWhatIsForgottenIsTold() {
    steps().receiveAt(Steps.NOW, Deliveries.of(Messages.text(Steps.phone(1), "uno")));
    steps()
        .receiveAt(Steps.NOW.plusSeconds(9), Deliveries.of(Messages.text(Steps.phone(2), "dos")));
    assertThat(feed().forget(Steps.NOW, 10)).isZero();

    assertThat(feed().forget(Steps.NOW.plusSeconds(9), 10)).isEqualTo(2);

    assertThat(feed().read(1, 10)).isEqualTo(new FeedPage.Gone(2, 4));
    assertThat(feed().read(0, 10)).isEqualTo(new FeedPage.Gone(2, 4));
    assertThat(after(2)).extracting(FeedEvent::offset).containsExactly(3L, 4L);
    assertThat(feed().read(5, 10)).as("of another database").isEqualTo(new FeedPage.Gone(2, 4));

    assertThat(feed().forget(Steps.NOW.plus(Duration.ofDays(1)), 10)).isEqualTo(2);
    assertThat(feed().read(3, 10)).isEqualTo(new FeedPage.Gone(4, 4));
    assertThat(after(4)).isEmpty();
    steps().receive(Messages.text(Steps.phone(3), "tres"));
    assertThat(after(4)).extracting(FeedEvent::offset).containsExactly(5L, 6L);
  }

  @Test
  @Timeout(120)
  default void whoeverFollowsWhileManyWriteMissesNothing() throws Exception {
    int writers = 4;
    int each = 25;
    int expected = writers * each;

    List<List<FeedEvent>> results =
        Race.of(
            writers + 1,
            i ->
                i == writers
                    ? () -> follow(expected)
                    : (Callable<List<FeedEvent>>) () -> write(i, each));

    List<FeedEvent> followed = results.get(writers);
    assertThat(followed).extracting(FeedEvent::offset).isSorted().doesNotHaveDuplicates();
    assertThat(followed).isEqualTo(after(0).subList(0, followed.size()));
    assertThat(followed.get(followed.size() - 1).offset()).isEqualTo(followed.size());
    assertThat(followed)
        .filteredOn(event -> event.kind() == EventKind.MESSAGE_RECEIVED)
        .extracting(FeedEvent::id)
        .hasSize(expected)
        .doesNotHaveDuplicates();
  }

  private List<FeedEvent> write(int writer, int messages) {
    for (int i = 0; i < messages; i++) {
      steps().receive(Messages.from(Steps.phone(writer)).id("wamid." + writer + "." + i).build());
    }
    return List.of();
  }

  private List<FeedEvent> follow(int messages) {
    List<FeedEvent> seen = new ArrayList<>();
    long received = 0;
    while (received < messages) {
      long offset = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).offset();
      List<FeedEvent> page = after(offset);
      seen.addAll(page);
      received += page.stream().filter(e -> e.kind() == EventKind.MESSAGE_RECEIVED).count();
    }
    return seen;
  }
}
