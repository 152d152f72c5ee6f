package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What {@link org.botcrm.domain.outbound.Outbox#record} writes down. */
public interface OutboxOutcomeContract extends StorageContract {
  /** Why a message of these tests is refused. */
  SendError REFUSED = new SendError(131026, "El número no está en WhatsApp");

  private static AttemptOutcome failed() {
    return new AttemptOutcome.Failed(REFUSED);
  }

  @Test
  default void anAcceptedAnswerIsSeenOnBothRows() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.exchange(message, "¡Hola!");

    assertThat(steps.accept(steps.claimOne(Steps.NOW), "wamid.sent")).isFalse();

    Conversacion sent = steps.row("¡Hola!");
    assertThat(sent.messageId()).isEqualTo("wamid.sent");
    assertThat(sent.state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(sent.error()).isNull();
    Conversacion answered = steps.row(message);
    assertThat(answered.respuestaMetaId()).isEqualTo("wamid.sent");
    assertThat(answered.respuestaEnviada()).isTrue();
    assertThat(answered.messageId()).isEqualTo(message.id().value());
  }

  @Test
  default void anAnswerInPartsCountsAsSentWhenMetaTookTheLast() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.exchange(message, "uno", "dos");

    steps.accept(steps.claimOne(Steps.NOW), "wamid.1");
    assertThat(steps.row(message).respuestaMetaId()).isEqualTo("wamid.1");
    assertThat(steps.row(message).respuestaEnviada()).isFalse();

    steps.accept(steps.claimOne(Steps.NOW), "wamid.2");
    assertThat(steps.row(message).respuestaMetaId()).isEqualTo("wamid.1");
    assertThat(steps.row(message).respuestaEnviada()).isTrue();
    assertThat(steps.row("dos").messageId()).isEqualTo("wamid.2");
  }

  @Test
  default void aRefusedMessageSaysWhyAndTakesTheLaterPartsOfItsAnswerWithIt() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.exchange(message, "uno", "dos", "tres");
    steps.accept(steps.claimOne(Steps.NOW), "wamid.1");

    assertThat(steps.record(steps.claimOne(Steps.NOW), failed())).isFalse();

    assertThat(steps.row("uno").state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(steps.row("dos").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("dos").error()).isEqualTo(REFUSED.inWords());
    assertThat(steps.row("dos").messageId()).isNull();
    assertThat(steps.row("tres").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("tres").error()).isNotBlank();
    assertThat(steps.row(message).respuestaEnviada()).isFalse();
    assertThat(steps.row(message).respuestaMetaId()).isEqualTo("wamid.1");
    assertThat(steps.claim(Steps.NOW.plusSeconds(100_000))).isEmpty();
  }

  @Test
  default void aRefusedMessageLetsTheNextAnswerOfItsChatGo() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "uno", "dos");
    steps.exchange(Messages.text("584141234567", "gracias"), "tres");

    assertThat(steps.record(steps.claimOne(Steps.NOW), failed())).isTrue();

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("tres");
  }

  @Test
  default void anAcceptedMessageThatHadTroubleBeforeShowsNoError() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    SendError trouble = new SendError(0, "no hay conexión");
    Instant again = Steps.NOW.plusSeconds(1);
    steps.record(steps.claimOne(Steps.NOW), new AttemptOutcome.Again(again, trouble, false));

    steps.accept(steps.claimOne(again), "wamid.sent");

    assertThat(steps.row("¡Hola!").error()).isNull();
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  default void anOutcomeOfAClaimThatSomebodyElseTookOverIsIgnored() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage lost = steps.claimOne(Steps.NOW);
    Instant later = Steps.NOW.plus(Steps.GRACE).plusSeconds(1);
    OutboundMessage current = steps.claimOne(later);
    List<Conversacion> before = steps.rows();

    steps.record(lost, failed());
    steps.record(lost, new AttemptOutcome.Again(Steps.NOW, REFUSED, true));
    steps.record(lost, new AttemptOutcome.Unknown(Steps.NOW, "se cortó"));

    assertThat(steps.rows()).isEqualTo(before);
    assertThat(steps.claim(later)).isEmpty();
    steps.accept(current, "wamid.sent");
    assertThat(steps.row("¡Hola!").messageId()).isEqualTo("wamid.sent");
  }

  @Test
  default void thatMetaTookAMessageCountsThoughSomebodyElseTookItOver() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.exchange(message, "¡Hola!");
    OutboundMessage lost = steps.claimOne(Steps.NOW);
    Instant later = Steps.NOW.plus(Steps.GRACE).plusSeconds(1);
    OutboundMessage current = steps.claimOne(later);

    steps.accept(lost, "wamid.lost");

    assertThat(steps.row("¡Hola!").messageId()).isEqualTo("wamid.lost");
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(steps.row(message).respuestaEnviada()).isTrue();
    List<Conversacion> before = steps.rows();
    steps.record(current, failed());
    steps.accept(current, "wamid.sent");
    assertThat(steps.rows()).isEqualTo(before);
    assertThat(steps.claim(later.plus(Steps.GRACE.multipliedBy(2)))).isEmpty();
  }

  @Test
  default void thatMetaTookAMessageCountsThoughItWaitsForAnotherAttempt() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage lost = steps.claimOne(Steps.NOW);
    Instant later = Steps.NOW.plus(Steps.GRACE).plusSeconds(1);
    OutboundMessage current = steps.claimOne(later);
    Instant again = later.plusSeconds(5);
    steps.record(current, new AttemptOutcome.Again(again, REFUSED, true));

    steps.accept(lost, "wamid.lost");

    assertThat(steps.row("¡Hola!").messageId()).isEqualTo("wamid.lost");
    assertThat(steps.row("¡Hola!").error()).isNull();
    assertThat(steps.claim(again)).isEmpty();
  }

  @Test
  default void anOutcomeThatComesLateCountsWhileNobodyElseHasTheMessage() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    Instant late = Steps.NOW.plus(Steps.GRACE.multipliedBy(9));

    storage()
        .outbox()
        .record(claimed, new AttemptOutcome.Accepted(new MessageId("wamid.sent")), late);

    assertThat(steps.row("¡Hola!").messageId()).isEqualTo("wamid.sent");
    assertThat(steps.claim(late)).isEmpty();
  }

  @Test
  default void aSecondOutcomeOfOneAttemptIsIgnored() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.accept(claimed, "wamid.sent");
    List<Conversacion> before = steps.rows();

    steps.accept(claimed, "wamid.other");
    steps.record(claimed, failed());
    steps.record(claimed, new AttemptOutcome.Again(Steps.NOW, REFUSED, true));

    assertThat(steps.rows()).isEqualTo(before);
    assertThat(steps.claim(Steps.NOW)).isEmpty();
  }

  @Test
  default void anOutcomeAfterTheMessageWasGivenBackIsIgnored() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.record(claimed, new AttemptOutcome.Again(Steps.NOW, REFUSED, true));

    steps.record(claimed, failed());

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.PENDING);
    assertThat(steps.claimOne(Steps.NOW).attempt()).isEqualTo(2);
  }

  @Test
  default void anOutcomeOfAMessageNobodyKnowsIsIgnored() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage known = steps.claimOne(Steps.NOW);
    OutboundMessage unknown =
        new OutboundMessage(
            Long.MAX_VALUE,
            known.chat(),
            known.phoneNumberId(),
            known.to(),
            known.draft(),
            "unknown",
            1,
            0,
            0,
            known.token(),
            known.claimedUntil());
    List<Conversacion> before = steps.rows();

    steps.accept(unknown, "wamid.other");

    assertThat(steps.rows()).isEqualTo(before);
    assertThat(storage().conversaciones().find(new ConversacionId(Long.MAX_VALUE))).isEmpty();
  }
}
