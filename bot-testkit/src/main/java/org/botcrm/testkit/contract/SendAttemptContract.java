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
import org.botcrm.domain.outbound.AttemptResult;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendAttempt;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** What is kept of attempts to send, and what their message says meanwhile. */
public interface SendAttemptContract extends StorageContract {
  /** Later than any claim of these tests holds, and to the microsecond. */
  Instant LATER = Steps.NOW.plusSeconds(3600).plusNanos(123_456_000);

  @Test
  default void aMessageThatWasNeverTriedHasNoAttempts() {
    Steps steps = new Steps(storage());
    ReceivedMessage message = Messages.text("584141234567", "hola");
    steps.exchange(message, "¡Hola!");

    assertThat(attempts(steps.row("¡Hola!"))).isEmpty();
    assertThat(attempts(steps.row(message))).isEmpty();
    assertThat(storage().conversaciones().listAttempts(new ConversacionId(Long.MAX_VALUE)))
        .isEmpty();
  }

  @Test
  default void everyAttemptIsKeptWithWhatCameOfIt() {
    SendError busy = new SendError(131000, "Ocupado 🙂");
    SendError fast = new SendError(130429, "Despacio");
    SendError down = new SendError(0, "No hay conexión");
    SendError expired = new SendError(190, "La clave venció");
    List<AttemptOutcome> outcomes =
        List.of(
            new AttemptOutcome.Again(Steps.NOW, busy, true),
            new AttemptOutcome.Again(Steps.NOW, down, false),
            new AttemptOutcome.Slowed(Steps.NOW, 80, fast),
            new AttemptOutcome.Unknown(Steps.NOW, "Se cortó"),
            new AttemptOutcome.Stopped(expired),
            new AttemptOutcome.Accepted(new MessageId("wamid.sent")));
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");

    endEach(outcomes);

    assertThat(attempts(steps.row("¡Hola!")))
        .containsExactly(
            new SendAttempt(1, LATER, AttemptResult.AGAIN, busy),
            new SendAttempt(2, LATER.plusSeconds(3600), AttemptResult.AGAIN, down),
            new SendAttempt(3, LATER.plusSeconds(7200), AttemptResult.SLOWED, fast),
            new SendAttempt(
                4, LATER.plusSeconds(10_800), AttemptResult.UNKNOWN, new SendError(0, "Se cortó")),
            new SendAttempt(5, LATER.plusSeconds(14_400), AttemptResult.STOPPED, expired),
            new SendAttempt(6, LATER.plusSeconds(18_000), AttemptResult.ACCEPTED, null));
  }

  @Test
  default void anAttemptThatIsFinalIsKeptAndEachMessageHasItsOwn() {
    Steps steps = new Steps(storage());
    SendError refused = new SendError(131026, "El número no está en WhatsApp");
    steps.exchange(Messages.text("584141234567", "hola"), "uno");
    steps.exchange(Messages.text("584147654321", "hola"), "dos");
    for (OutboundMessage message : steps.claim(Steps.NOW)) {
      AttemptOutcome outcome =
          message.content().body().equals("uno")
              ? new AttemptOutcome.Failed(refused)
              : new AttemptOutcome.Accepted(new MessageId("wamid.dos"));
      steps.record(message, outcome);
    }

    assertThat(attempts(steps.row("uno")))
        .containsExactly(new SendAttempt(1, Steps.NOW, AttemptResult.FAILED, refused));
    assertThat(attempts(steps.row("dos")))
        .containsExactly(new SendAttempt(1, Steps.NOW, AttemptResult.ACCEPTED, null));
  }

  @Test
  default void anOutcomeThatDoesNotCountIsNoAttempt() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    OutboundMessage lost = steps.claimOne(Steps.NOW);
    OutboundMessage current = steps.claimOne(LATER);

    steps.record(lost, new AttemptOutcome.Unknown(LATER, "se cortó"));
    steps.accept(current, "wamid.sent");
    steps.accept(current, "wamid.again");

    assertThat(attempts(steps.row("¡Hola!")))
        .containsExactly(new SendAttempt(2, Steps.NOW, AttemptResult.ACCEPTED, null));
  }

  @Test
  default void whatAMessageWithoutAnOutcomeWaitsForIsSaidWhileItWaits() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.text("584141234567", "hola"), "¡Hola!");
    steps.record(
        steps.claimOne(Steps.NOW), new AttemptOutcome.Unknown(LATER, "Se espera el estado"));

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.SENDING);
    assertThat(steps.row("¡Hola!").error()).isEqualTo("Se espera el estado");

    steps.accept(steps.claimOne(LATER), "wamid.sent");
    assertThat(steps.row("¡Hola!").error()).isNull();
  }

  /** Claims and ends the only message once for each of these, an hour after one another. */
  private void endEach(List<AttemptOutcome> outcomes) {
    Steps steps = new Steps(storage());
    Instant now = LATER;
    for (AttemptOutcome outcome : outcomes) {
      storage().outbox().record(steps.claimOne(now), outcome, now);
      now = now.plusSeconds(3600);
    }
  }

  private List<SendAttempt> attempts(Conversacion row) {
    return storage().conversaciones().listAttempts(row.id());
  }
}
