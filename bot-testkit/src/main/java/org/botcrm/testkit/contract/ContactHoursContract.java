package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.calendar.Holidays;
import org.botcrm.domain.calendar.OpeningHours;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.domain.outbound.Template;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What begins a conversation waits for the hours in which that may be done; nothing else does. */
public interface ContactHoursContract extends StorageContract {
  /** Seven to seven in UTC. */
  ContactHours DAYTIME =
      ContactHours.within(
          ZoneOffset.UTC, OpeningHours.parse("lunes-domingo 07:00-19:00"), Holidays.of("PE"));

  /** After the hours. */
  Instant NIGHT = Instant.parse("2026-11-24T22:00:00Z");

  /** When they open again. */
  Instant MORNING = Instant.parse("2026-11-25T07:00:00Z");

  private ReceivedMessage days(int ago) {
    return Messages.from(Steps.PHONE).at(NIGHT.minus(Duration.ofDays(ago))).build();
  }

  private Claim claim(Instant now) {
    return claim(now, DAYTIME);
  }

  private Claim claim(Instant now, ContactHours hours) {
    return storage()
        .outbox()
        .claim(new ClaimRequest(now, now.plus(Steps.GRACE), 100, Steps.UNLIMITED, hours));
  }

  private List<String> claimed(Instant now) {
    return claim(now).messages().stream().map(message -> message.content().body()).toList();
  }

  private void queueTemplate(Steps steps, ReceivedMessage chat, String name) {
    Template template = new Template(name, "es", null, List.of(), List.of());
    queue(steps, chat, OutboundDraft.of(template), null);
  }

  private void queue(
      Steps steps, ReceivedMessage chat, OutboundDraft draft, @Nullable Template ifClosed) {
    OutboundRequest request =
        new OutboundRequest(steps.row(chat).chatId(), draft, ifClosed, null, null);
    assertThat(storage().outbound().queue(request, NIGHT)).isInstanceOf(QueueResult.Queued.class);
  }

  /** A chat whose window closed long ago, with a template in it. */
  private Steps withTemplate() {
    Steps steps = new Steps(storage());
    steps.receive(days(3));
    queueTemplate(steps, days(3), "recordatorio");
    return steps;
  }

  private Conversacion template(Steps steps) {
    List<Conversacion> found =
        steps.rows().stream().filter(row -> row.messageType().equals("template")).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private Optional<Instant> heldUntil(Steps steps) {
    return storage().conversaciones().findHeldUntil(template(steps).id());
  }

  @Test
  default void whatBeginsAConversationWaitsForTheHoursAndSaysSo() {
    Steps steps = withTemplate();

    Claim claim = claim(NIGHT);

    assertThat(claim.messages()).isEmpty();
    assertThat(claim.refused()).isEmpty();
    assertThat(claim.held()).isEqualTo(1);
    assertThat(claim.isEmpty()).as("more may be due behind it").isFalse();
    assertThat(claim.next()).isEqualTo(MORNING);
    assertThat(template(steps).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(template(steps).error()).contains("2026-11-25T07:00:00Z");
    assertThat(heldUntil(steps)).hasValue(MORNING);
  }

  @Test
  default void itIsLookedAtNoMoreUntilThenAndThenItGoes() {
    Steps steps = withTemplate();
    claim(NIGHT);

    assertThat(claim(MORNING.minusMillis(1)).isEmpty()).isTrue();
    OutboundMessage sent = claim(MORNING).messages().get(0);
    assertThat(sent.attempt()).isEqualTo(1);
    steps.accept(sent, "wamid.manana");

    assertThat(template(steps).state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(template(steps).error()).isNull();
    assertThat(heldUntil(steps)).isEmpty();
  }

  @Test
  default void withinTheHoursNothingWaits() {
    withTemplate();

    assertThat(claim(MORNING).messages()).hasSize(1);
  }

  @Test
  default void atAnyTimeMeansAtAnyTime() {
    withTemplate();

    assertThat(claim(NIGHT, ContactHours.always()).messages()).hasSize(1);
  }

  @Test
  default void whoeverWroteInTheLastDayIsWrittenToAtAnyTime() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.from(Steps.PHONE).at(NIGHT.minusSeconds(60)).build();
    steps.exchange(message, "la respuesta del bot");
    queueTemplate(steps, message, "aviso");
    queue(steps, message, OutboundDraft.ofText("la del asesor"), null);

    for (int i = 0; i < 3; i++) {
      List<OutboundMessage> next = claim(NIGHT).messages();
      assertThat(next).hasSize(1);
      steps.accept(next.get(0), "wamid." + i);
    }
    assertThat(steps.rows()).allMatch(row -> row.error() == null);
  }

  /** A delivery may come days late; its answer is an answer all the same. */
  @Test
  default void anAnswerGoesAtAnyTimeAlsoWhenItHasToBeATemplate() {
    Steps steps = new Steps(storage());
    Template template = new Template("respuesta", "es", null, List.of(), List.of());
    steps.exchange(days(3), List.of(OutboundDraft.of(template)));

    assertThat(claim(NIGHT).messages()).hasSize(1);
  }

  @Test
  default void theTemplateThatStandsInForATextWaitsToo() {
    Steps steps = new Steps(storage());
    steps.receive(days(3));
    Template template = new Template("reemplazo", "es", null, List.of(), List.of());
    queue(steps, days(3), OutboundDraft.ofText("Buenas noches"), template);

    assertThat(claim(NIGHT).held()).isEqualTo(1);
    assertThat(steps.row("Buenas noches").error()).as("still what was written").isNotNull();
    assertThat(claim(MORNING).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.content()).isEqualTo(template));
  }

  @Test
  default void whoWritesMeanwhileIsAnsweredAtOnceAndTheRestStillWaits() {
    Steps steps = withTemplate();
    claim(NIGHT);
    Instant later = NIGHT.plusSeconds(600);
    ReceivedMessage message = Messages.from(Steps.PHONE).at(later).body("¿hola?").build();
    steps.exchange(message, "¡Hola!");

    List<OutboundMessage> answer = claim(later).messages();
    assertThat(answer).extracting(m -> m.content().body()).containsExactly("¡Hola!");
    steps.accept(answer.get(0), "wamid.hola");

    assertThat(claimed(later)).isEmpty();
    assertThat(claimed(MORNING)).hasSize(1);
  }

  @Test
  default void whatWaitedGoesInTheOrderInWhichItWasWritten() {
    Steps steps = withTemplate();
    queueTemplate(steps, days(3), "segunda");
    assertThat(claim(NIGHT).held() + claim(NIGHT).held()).isEqualTo(2);

    List<OutboundMessage> first = claim(MORNING).messages();
    assertThat(first).extracting(this::nameOf).containsExactly("recordatorio");
    assertThat(claim(MORNING).messages()).as("one of a chat at a time").isEmpty();
    steps.accept(first.get(0), "wamid.1");

    assertThat(claim(MORNING).messages()).extracting(this::nameOf).containsExactly("segunda");
  }

  private String nameOf(OutboundMessage message) {
    return ((Template) message.content()).name();
  }

  @Test
  default void oneThatWaitsHoldsUpNobodyElse() {
    Steps steps = withTemplate();
    steps.exchange(
        Messages.from("584140000009").at(NIGHT.minusSeconds(5)).build(), "para otra persona");

    assertThat(claimed(NIGHT)).containsExactly("para otra persona");
  }

  @Test
  default void whoOptedOutMeanwhileGetsNothingInTheMorning() {
    Steps steps = withTemplate();
    claim(NIGHT);
    ReceivedMessage chat = days(3);
    ConsentChange change =
        new ConsentChange(Consent.WITHDRAWN, ConsentSource.META_PREFERENCES, NIGHT, "stop");
    steps.receive(
        Deliveries.of(
            new Fact.Event(
                "user_preferences",
                "{}",
                new ContactConsent(chat.phoneNumberId(), chat.contact(), change))));

    Claim claim = claim(MORNING);

    assertThat(claim.messages()).isEmpty();
    assertThat(template(steps).state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  default void anAttemptWhoseOutcomeComesAfterItWasHeldIsNotRepeated() {
    Steps steps = withTemplate();
    OutboundMessage sent = claim(NIGHT, ContactHours.always()).messages().get(0);
    assertThat(claim(NIGHT.plus(Steps.GRACE)).held()).isEqualTo(1);

    steps.accept(sent, "wamid.tarde");

    assertThat(template(steps).state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(claim(MORNING).messages()).isEmpty();
  }

  @Test
  default void aRetryThatFallsOutOfTheHoursWaitsForThem() {
    Steps steps = withTemplate();
    OutboundMessage sent = claim(NIGHT, ContactHours.always()).messages().get(0);
    steps.record(
        sent, new AttemptOutcome.Again(NIGHT.plusSeconds(1), new SendError(131000, "x"), true));

    assertThat(claim(NIGHT.plusSeconds(1)).held()).isEqualTo(1);
    assertThat(claim(MORNING).messages()).extracting(OutboundMessage::attempt).containsExactly(2);
  }

  @Test
  default void thePaceOfAPersonComesAfterTheHours() {
    Steps steps = new Steps(storage());
    steps.receive(days(3));
    for (int i = 0; i < PairPace.BURST + 1; i++) {
      queueTemplate(steps, days(3), "n" + i);
    }
    while (claim(NIGHT).held() > 0) {
      assertThat(claim(NIGHT).messages()).isEmpty();
    }
    for (int i = 0; i < PairPace.BURST; i++) {
      steps.accept(claim(MORNING).messages().get(0), "wamid." + i);
    }

    Claim paced = claim(MORNING);
    assertThat(paced.messages()).isEmpty();
    assertThat(paced.next()).isEqualTo(MORNING.plus(PairPace.INTERVAL));
    assertThat(steps.rows())
        .filteredOn(row -> row.state() == DeliveryState.PENDING)
        .singleElement()
        .satisfies(row -> assertThat(storage().conversaciones().findHeldUntil(row.id())).isEmpty());
    assertThat(claim(MORNING.plus(PairPace.INTERVAL)).messages()).hasSize(1);
  }

  @Test
  default void whatWaitsForTheHoursIsNoSignOfTrouble() {
    withTemplate();
    assertThat(storage().replies().backlog().outboundSince()).isEqualTo(NIGHT);

    claim(NIGHT);

    assertThat(storage().replies().backlog().outbound()).isEqualTo(1);
    assertThat(storage().replies().backlog().outboundSince()).isNull();
  }

  @Test
  default void aSenderThatBeginsPutsNothingOffThatWaitsForTheHours() {
    withTemplate();
    assertThat(claim(NIGHT, ContactHours.always()).messages()).as("of no known end").hasSize(1);
    assertThat(claim(NIGHT.plus(Steps.GRACE)).held()).isEqualTo(1);

    storage().outbox().holdUnknown(MORNING.plusSeconds(3600));

    assertThat(claim(MORNING).messages()).hasSize(1);
  }
}
