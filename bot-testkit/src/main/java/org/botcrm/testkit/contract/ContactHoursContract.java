package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Template;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What begins a conversation waits for the hours in which that may be done; nothing else does. */
public interface ContactHoursContract extends StorageContract {

  @Test
  default void whatBeginsAConversationWaitsForTheHoursAndSaysSo() {
    Night night = new Night(storage()).withTemplate();

    Claim claim = night.claim(Night.NIGHT);

    assertThat(claim.messages()).isEmpty();
    assertThat(claim.refused()).isEmpty();
    assertThat(claim.held()).isEqualTo(1);
    assertThat(claim.isEmpty()).as("more may be due behind it").isFalse();
    assertThat(claim.next()).isEqualTo(Night.MORNING);
    assertThat(night.template().state()).isEqualTo(DeliveryState.PENDING);
    assertThat(night.template().error()).contains("2026-11-25T07:00:00Z");
    assertThat(night.heldUntil()).hasValue(Night.MORNING);
  }

  @Test
  default void itIsLookedAtNoMoreUntilThenAndThenItGoes() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    night.claim(Night.NIGHT);

    assertThat(night.claim(Night.MORNING.minusMillis(1)).isEmpty()).isTrue();
    OutboundMessage sent = night.claim(Night.MORNING).messages().get(0);
    assertThat(sent.attempt()).isEqualTo(1);
    steps.accept(sent, "wamid.manana");

    assertThat(night.template().state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(night.template().error()).isNull();
    assertThat(night.heldUntil()).isEmpty();
  }

  @Test
  default void withinTheHoursNothingWaits() {
    Night night = new Night(storage()).withTemplate();

    assertThat(night.claim(Night.MORNING).messages()).hasSize(1);
  }

  @Test
  default void atAnyTimeMeansAtAnyTime() {
    Night night = new Night(storage()).withTemplate();

    assertThat(night.claim(Night.NIGHT, ContactHours.always()).messages()).hasSize(1);
  }

  @Test
  default void whoeverWroteInTheLastDayIsWrittenToAtAnyTime() {
    Night night = new Night(storage());
    Steps steps = night.steps();
    ReceivedMessage message = Messages.from(Steps.PHONE).at(Night.NIGHT.minusSeconds(60)).build();
    steps.exchange(message, "la respuesta del bot");
    night.queueTemplate(message, "aviso");
    night.queue(message, OutboundDraft.ofText("la del asesor"), null);

    for (int i = 0; i < 3; i++) {
      List<OutboundMessage> next = night.claim(Night.NIGHT).messages();
      assertThat(next).hasSize(1);
      steps.accept(next.get(0), "wamid." + i);
    }
    assertThat(steps.rows()).allMatch(row -> row.error() == null);
  }

  /** A delivery may come days late; its answer is an answer all the same. */
  @Test
  default void anAnswerGoesAtAnyTimeAlsoWhenItHasToBeATemplate() {
    Night night = new Night(storage());
    Steps steps = night.steps();
    Template template = new Template("respuesta", "es", null, List.of(), List.of());
    steps.exchange(Night.days(3), List.of(OutboundDraft.of(template)));

    assertThat(night.claim(Night.NIGHT).messages()).hasSize(1);
  }

  @Test
  default void theTemplateThatStandsInForATextWaitsToo() {
    Night night = new Night(storage());
    Steps steps = night.steps();
    steps.receive(Night.days(3));
    Template template = new Template("reemplazo", "es", null, List.of(), List.of());
    night.queue(Night.days(3), OutboundDraft.ofText("Buenas noches"), template);

    assertThat(night.claim(Night.NIGHT).held()).isEqualTo(1);
    assertThat(steps.row("Buenas noches").error()).as("still what was written").isNotNull();
    assertThat(night.claim(Night.MORNING).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.content()).isEqualTo(template));
  }

  @Test
  default void whoWritesMeanwhileIsAnsweredAtOnceAndTheRestStillWaits() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    night.claim(Night.NIGHT);
    Instant later = Night.NIGHT.plusSeconds(600);
    ReceivedMessage message = Messages.from(Steps.PHONE).at(later).body("¿hola?").build();
    steps.exchange(message, "¡Hola!");

    List<OutboundMessage> answer = night.claim(later).messages();
    assertThat(answer).extracting(m -> m.content().body()).containsExactly("¡Hola!");
    steps.accept(answer.get(0), "wamid.hola");

    assertThat(night.claimed(later)).isEmpty();
    assertThat(night.claimed(Night.MORNING)).hasSize(1);
  }

  @Test
  default void whatWaitedGoesInTheOrderInWhichItWasWritten() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    night.queueTemplate(Night.days(3), "segunda");
    assertThat(night.claim(Night.NIGHT).held() + night.claim(Night.NIGHT).held()).isEqualTo(2);

    List<OutboundMessage> first = night.claim(Night.MORNING).messages();
    assertThat(first).extracting(Night::nameOf).containsExactly("recordatorio");
    assertThat(night.claim(Night.MORNING).messages()).as("one of a chat at a time").isEmpty();
    steps.accept(first.get(0), "wamid.1");

    assertThat(night.claim(Night.MORNING).messages())
        .extracting(Night::nameOf)
        .containsExactly("segunda");
  }

  @Test
  default void oneThatWaitsHoldsUpNobodyElse() {
    Night night = new Night(storage()).withTemplate();
    Steps steps = night.steps();
    steps.exchange(
        Messages.from("584140000009").at(Night.NIGHT.minusSeconds(5)).build(), "para otra persona");

    assertThat(night.claimed(Night.NIGHT)).containsExactly("para otra persona");
  }
}
