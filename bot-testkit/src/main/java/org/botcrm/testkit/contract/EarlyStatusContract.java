package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/** Statuses that come before our own record of the send, or instead of it. */
public interface EarlyStatusContract extends StorageContract {
  /** What these tests answer. */
  ReceivedMessage QUESTION = Messages.text("584141234567", "hola");

  private static Steps queue(Steps steps, String... parts) {
    steps.exchange(QUESTION, parts);
    return steps;
  }

  @Test
  default void statusesThatCameBeforeTheIdWasKnownAreAppliedWithIt() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.receive(Statuses.of("wamid.sent", "read"), Statuses.of("wamid.sent", "sent"));
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.SENDING);

    steps.accept(claimed, "wamid.sent");

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.READ);
    assertThat(steps.row(QUESTION).respuestaEnviada()).isTrue();
  }

  @Test
  default void aFailureThatCameBeforeTheIdWasKnownIsAppliedWithIt() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.receive(Statuses.failed("wamid.sent", Statuses.UNDELIVERABLE));

    steps.accept(claimed, "wamid.sent");

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("¡Hola!").error()).isEqualTo(Statuses.UNDELIVERABLE.inWords());
  }

  @Test
  default void aStatusWithOurDataTellsThatMetaTookTheMessage() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);

    steps.receive(Statuses.withCallback("wamid.sent", "sent", claimed.callbackData()));

    Conversacion row = steps.row("¡Hola!");
    assertThat(row.messageId()).isEqualTo("wamid.sent");
    assertThat(row.state()).isEqualTo(DeliveryState.SENT);
    assertThat(steps.row(QUESTION).respuestaMetaId()).isEqualTo("wamid.sent");
    assertThat(steps.row(QUESTION).respuestaEnviada()).isTrue();
    assertThat(steps.claim(Steps.NOW.plusSeconds(100_000))).isEmpty();
  }

  @Test
  default void ourOwnRecordAfterSuchAStatusIsIgnoredWhateverItSays() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.receive(Statuses.withCallback("wamid.sent", "delivered", claimed.callbackData()));
    List<Conversacion> before = steps.rows();

    steps.accept(claimed, "wamid.sent");
    steps.record(claimed, new AttemptOutcome.Unknown(Steps.NOW, "se cortó"));
    steps.record(claimed, new AttemptOutcome.Again(Steps.NOW, Statuses.UNDELIVERABLE, true));
    steps.record(claimed, new AttemptOutcome.Failed(Statuses.UNDELIVERABLE));

    assertThat(steps.rows()).isEqualTo(before);
    assertThat(steps.claim(Steps.NOW.plusSeconds(100_000))).isEmpty();
  }

  @Test
  default void afterSuchAStatusTheNextOfTheChatMayGoAndOurRecordStillTellsThatItWaits() {
    Steps steps = queue(new Steps(storage()), "uno", "dos");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    steps.receive(Statuses.withCallback("wamid.1", "sent", claimed.callbackData()));

    assertThat(steps.row(QUESTION).respuestaEnviada()).isFalse();
    assertThat(steps.accept(claimed, "wamid.1")).isTrue();
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("dos");
  }

  @Test
  default void aStatusFindsAMessageWhoseOutcomeWasUnknown() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    Instant until = Steps.NOW.plus(Steps.GRACE);
    steps.record(claimed, new AttemptOutcome.Unknown(until, "se cortó"));

    steps.receive(Statuses.withCallback("wamid.sent", "delivered", claimed.callbackData()));

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(steps.row("¡Hola!").error()).isNull();
    assertThat(steps.claim(until.plusSeconds(1))).isEmpty();
  }

  @Test
  default void aStatusFindsAMessageThatWasToBeTriedAgain() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);
    SendError error = new SendError(0, "no hay conexión");
    steps.record(claimed, new AttemptOutcome.Again(Steps.NOW, error, true));

    steps.receive(Statuses.withCallback("wamid.sent", "sent", claimed.callbackData()));

    assertThat(steps.row("¡Hola!").messageId()).isEqualTo("wamid.sent");
    assertThat(steps.claim(Steps.NOW.plusSeconds(100_000))).isEmpty();
  }

  @Test
  default void aFailureWithOurDataIsTheEndOfTheMessage() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);

    steps.receive(Statuses.withCallback("wamid.sent", "failed", claimed.callbackData()));
    steps.accept(claimed, "wamid.sent");

    Conversacion row = steps.row("¡Hola!");
    assertThat(row.messageId()).isEqualTo("wamid.sent");
    assertThat(row.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(row.error()).isEqualTo(Statuses.UNDELIVERABLE.inWords());
    assertThat(steps.claim(Steps.NOW.plusSeconds(100_000))).isEmpty();
  }

  @Test
  default void statusesWithAndWithoutOurDataAddUp() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    OutboundMessage claimed = steps.claimOne(Steps.NOW);

    steps.receive(Statuses.of("wamid.sent", "read"));
    steps.receive(Statuses.withCallback("wamid.sent", "sent", claimed.callbackData()));

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.READ);
    assertThat(steps.row("¡Hola!").messageId()).isEqualTo("wamid.sent");
  }

  @Test
  default void dataThatIsNotOursChangesNothing() {
    Steps steps = queue(new Steps(storage()), "¡Hola!");
    steps.claimOne(Steps.NOW);
    List<Conversacion> before = steps.rows();

    steps.receive(Statuses.withCallback("wamid.other", "sent", "1"));
    steps.receive(Statuses.withCallback("wamid.other", "read", "😀' OR 1=1 --"));
    steps.receive(Statuses.withCallback("wamid.other", "delivered", ""));

    assertThat(steps.rows()).isEqualTo(before);
  }
}
