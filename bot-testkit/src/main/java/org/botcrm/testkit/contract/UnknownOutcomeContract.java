package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/** How a message is kept from being sent again while nobody knows whether it was. */
public interface UnknownOutcomeContract extends StorageContract {
  @Test
  default void aSenderThatBeginsGivesEarlierAttemptsTimeForTheirStatus() {
    Steps steps = Steps.queued(storage(), 1, "uno", "dos");
    OutboundMessage lost = steps.claimOne(Steps.NOW);
    steps.exchange(Messages.text(Steps.phone(9), "hola"), "para otro");
    Instant later = Steps.NOW.plus(Steps.GRACE.multipliedBy(100));
    Instant until = later.plus(Steps.GRACE);

    storage().outbox().holdUnknown(until);

    OutboundMessage untried = steps.claimOne(later);
    assertThat(untried.content().body()).isEqualTo("para otro");
    steps.accept(untried, "wamid.other");
    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    OutboundMessage again = steps.claimOne(until);
    assertThat(again.id()).isEqualTo(lost.id());
    assertThat(again.attempt()).isEqualTo(2);
  }

  /** A process that starts again and again would hold it for ever. */
  @Test
  default void eachAttemptIsHeldOnlySoOften() {
    Steps steps = Steps.queued(storage(), 1, "uno");
    steps.claimOne(Steps.NOW);
    Instant until = Steps.NOW.plus(Steps.GRACE);
    for (int i = 0; i < Outbox.MAX_HOLDS; i++) {
      until = until.plusSeconds(10);
      storage().outbox().holdUnknown(until);
    }

    storage().outbox().holdUnknown(until.plusSeconds(10));

    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    assertThat(steps.claimOne(until).attempt()).isEqualTo(2);
    Instant next = until.plus(Steps.GRACE.multipliedBy(2));
    storage().outbox().holdUnknown(next);
    assertThat(steps.claim(next.minusNanos(1000))).as("the next attempt").isEmpty();
    assertThat(steps.claimOne(next).attempt()).isEqualTo(3);
  }

  /** Only they decide when a message is given up without a refusal. */
  @Test
  default void attemptsWithoutAnOutcomeAreCountedByThemselves() {
    Steps steps = Steps.queued(storage(), 1, "uno");
    steps.record(
        steps.claimOne(Steps.NOW),
        new AttemptOutcome.Again(Steps.NOW, OutboxClaimContract.BUSY, true));
    steps.record(
        steps.claimOne(Steps.NOW),
        new AttemptOutcome.Again(Steps.NOW, OutboxClaimContract.BUSY, false));
    OutboundMessage third = steps.claimOne(Steps.NOW);
    assertThat(third.unknowns()).isZero();
    Instant until = Steps.NOW.plus(Steps.GRACE);
    steps.record(third, new AttemptOutcome.Unknown(until, "se cortó la conexión"));

    OutboundMessage fourth = steps.claimOne(until);
    assertThat(fourth.unknowns()).isEqualTo(1);

    Instant died = until.plus(Steps.GRACE);
    OutboundMessage fifth = steps.claimOne(died);
    assertThat(fifth.unknowns()).as("its process died").isEqualTo(2);
    steps.record(fifth, new AttemptOutcome.Again(died, OutboxClaimContract.BUSY, true));
    assertThat(steps.claimOne(died).unknowns()).isEqualTo(2);
  }

  @Test
  default void aSenderThatBeginsShortensNoWait() {
    Steps steps = Steps.queued(storage(), 1, "uno");
    Instant until = Steps.NOW.plus(Steps.GRACE.multipliedBy(5));
    OutboundMessage first = steps.claimOne(Steps.NOW);
    steps.record(first, new AttemptOutcome.Unknown(until, "se cortó la conexión"));

    storage().outbox().holdUnknown(Steps.NOW.plus(Steps.GRACE));

    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    assertThat(steps.claimOne(until).id()).isEqualTo(first.id());
  }

  @Test
  default void anUnknownOutcomeKeepsTheMessageFromBeingSentAgainUntilItsGraceIsOver() {
    Steps steps = Steps.queued(storage(), 1, "uno", "dos");
    Instant until = Steps.NOW.plus(Steps.GRACE.multipliedBy(5));
    OutboundMessage first = steps.claimOne(Steps.NOW);

    steps.record(first, new AttemptOutcome.Unknown(until, "se cortó la conexión"));

    assertThat(steps.row("uno 0").state()).isEqualTo(DeliveryState.SENDING);
    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    OutboundMessage second = steps.claimOne(until.plusNanos(1000));
    assertThat(second.content().body()).isEqualTo("uno 0");
    assertThat(second.attempt()).isEqualTo(2);
  }
}
