package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/** How quickly the outbox lets the messages of a business number out, and when not at all. */
public interface NumberPaceContract extends StorageContract {
  /** Why a number of these tests cannot send. */
  SendError NO_TOKEN = new SendError(190, "La clave venció");

  /** Why a number of these tests must send more slowly. */
  SendError TOO_FAST = new SendError(130429, "Demasiados mensajes");

  private Claim claim(Instant now, double rate) {
    Instant until = now.plus(Steps.GRACE);
    return storage().outbox().claim(new ClaimRequest(now, until, 1_000, SendingRates.all(rate)));
  }

  private Steps queue(int people) {
    Steps steps = new Steps(storage());
    for (int i = 0; i < people; i++) {
      steps.exchange(Messages.text("5841400" + (10_000 + i), "hola"), "respuesta " + i);
    }
    return steps;
  }

  private NumberPace pace() {
    return storage().outbox().paces().get(Messages.NUMBER);
  }

  private void status(StatusUpdate status, Remedy remedy) {
    storage()
        .deliveries()
        .store(
            Deliveries.raw("{}", status.timestamp()),
            Deliveries.of(new Fact.Status(status, remedy)));
  }

  @Test
  default void aNumberSendsNoMoreThanItsRate() {
    queue(25);

    Claim first = claim(Steps.NOW, 100);
    assertThat(first.messages()).as("a tenth of a second").hasSize(10);
    Claim second = claim(Steps.NOW, 100);
    assertThat(second.messages()).isEmpty();
    assertThat(second.next()).isEqualTo(Steps.NOW.plusMillis(10));

    assertThat(claim(Steps.NOW.plusMillis(50), 100).messages()).hasSize(5);
    assertThat(claim(Steps.NOW.plusSeconds(90), 100).messages()).as("after a rest").hasSize(10);
  }

  @Test
  default void aNumberThatMetaFindsTooFastRestsAndThenGoesMoreSlowly() {
    Steps steps = queue(200);
    List<OutboundMessage> sent = claim(Steps.NOW, 80).messages();
    Instant until = Steps.NOW.plusSeconds(1);
    sent.forEach(m -> steps.record(m, new AttemptOutcome.Slowed(until, 80, TOO_FAST)));

    assertThat(steps.row(sent.get(0).content().body()).state()).isEqualTo(DeliveryState.PENDING);

    Claim resting = claim(until.minusMillis(1), 80);
    assertThat(resting.messages()).isEmpty();
    assertThat(resting.next()).isEqualTo(until);
    assertThat(claim(until, 80).messages()).as("half the rate").hasSize(4);
    NumberPace pace = storage().outbox().paces().get(Messages.NUMBER);
    assertThat(pace.rate(80, Steps.NOW.plus(NumberPace.RECOVERY))).isEqualTo(80);
  }

  @Test
  default void aNumberThatCannotSendKeepsEverythingAndTriesOneMessageNowAndThen() {
    Steps steps = queue(20);
    List<OutboundMessage> sent = claim(Steps.NOW, 50).messages();
    sent.forEach(m -> steps.record(m, new AttemptOutcome.Stopped(NO_TOKEN)));

    Instant soon = Steps.NOW.plusSeconds(59);
    assertThat(claim(soon, 80).messages()).isEmpty();
    assertThat(storage().outbox().paces().get(Messages.NUMBER).stop())
        .satisfies(stop -> assertThat(stop.error()).isEqualTo(NO_TOKEN));
    assertThat(steps.rows())
        .filteredOn(row -> row.state() != null)
        .extracting(Conversacion::state)
        .containsOnly(DeliveryState.PENDING);

    Instant probe = claim(soon, 80).next();
    List<OutboundMessage> tried = claim(probe, 80).messages();
    assertThat(tried).hasSize(1);
    assertThat(tried.get(0).refusals()).isZero();
    assertThat(claim(probe, 80).messages()).as("until it is known").isEmpty();

    steps.accept(tried.get(0), "wamid.tried");
    assertThat(storage().outbox().paces().get(Messages.NUMBER).stop()).isNull();
    assertThat(claim(probe, 80).messages()).hasSize(7);
  }

  @Test
  default void aNumberThatCannotSendHoldsUpNoOther() {
    Steps steps = queue(20);
    claim(Steps.NOW, 80)
        .messages()
        .forEach(m -> steps.record(m, new AttemptOutcome.Stopped(NO_TOKEN)));
    steps.exchange(Messages.from(Steps.PHONE).atOtherNumber().build(), "por el otro número");

    assertThat(claim(Steps.NOW, 80).messages())
        .extracting(message -> message.content().body())
        .containsExactly("por el otro número");
  }

  @Test
  default void aStoppedNumberGoesOnWhenAStatusTellsOfItsProbeBeforeTheAnswer() {
    Steps steps = queue(3);
    claim(Steps.NOW, 80)
        .messages()
        .forEach(m -> steps.record(m, new AttemptOutcome.Stopped(NO_TOKEN)));
    Instant probe = storage().outbox().paces().get(Messages.NUMBER).stop().probeAt();
    OutboundMessage tried = claim(probe, 80).messages().get(0);

    steps.receive(Statuses.withCallback("wamid.tried", "sent", tried.callbackData()));
    steps.accept(tried, "wamid.tried");

    assertThat(storage().outbox().paces().get(Messages.NUMBER).stop()).isNull();
    assertThat(claim(probe, 80).messages()).hasSize(2);
  }

  @Test
  default void aNumberWhoseTokenWasReplacedSendsAtOnce() {
    Steps steps = queue(3);
    claim(Steps.NOW, 80)
        .messages()
        .forEach(m -> steps.record(m, new AttemptOutcome.Stopped(NO_TOKEN)));

    storage().outbox().resume(Messages.NUMBER);

    assertThat(claim(Steps.NOW, 77).messages()).hasSize(3);
  }

  @Test
  default void aNumberWhoseMessagesFailAfterwardsStopsUntilOneIsOnItsWayAgain() {
    Steps steps = queue(20);
    List<OutboundMessage> sent = claim(Steps.NOW, 50).messages();
    for (int i = 0; i < sent.size(); i++) {
      steps.accept(sent.get(i), "wamid." + i);
      status(Statuses.failedAt("wamid." + i, NO_TOKEN, Steps.NOW), Remedy.STOP_NUMBER);
    }

    assertThat(claim(Steps.NOW.plusSeconds(59), 80).messages()).isEmpty();
    assertThat(pace().stop().error()).isEqualTo(NO_TOKEN);
    Instant probe = pace().stop().probeAt();
    OutboundMessage tried = claim(probe, 80).messages().get(0);
    steps.accept(tried, "wamid.tried");
    assertThat(claim(probe, 80).messages()).as("it was taken, like the others").isEmpty();

    status(Statuses.priced("wamid.tried", "sent", probe, null), null);
    assertThat(pace().stop()).isNull();
    assertThat(claim(probe, 80).messages()).isNotEmpty();
  }

  @Test
  default void aNumberWhoseMessagesFailAfterwardsForTheirPaceGoesMoreSlowly() {
    Steps steps = queue(20);
    steps.accept(claim(Steps.NOW, 80).messages().get(0), "wamid.sent");
    StatusUpdate failed = Statuses.failedAt("wamid.sent", TOO_FAST, Steps.NOW);

    status(failed, Remedy.SLOW_NUMBER);

    assertThat(claim(Steps.NOW.plusMillis(999), 80).messages()).isEmpty();
    assertThat(claim(Steps.NOW.plusSeconds(1), 80).messages()).hasSize(4);
    Instant later = Steps.NOW.plus(NumberPace.RECOVERY).plus(Duration.ofSeconds(1));
    NumberPace before = pace();
    status(failed, Remedy.SLOW_NUMBER);
    assertThat(pace()).as("told twice").isEqualTo(before);
    assertThat(before.rate(80, later)).isEqualTo(80);
  }

  @Test
  default void aFailureOfOneMessageAloneConcernsNoOther() {
    Steps steps = queue(2);
    steps.accept(claim(Steps.NOW, 10).messages().get(0), "wamid.sent");

    status(Statuses.failedAt("wamid.sent", Statuses.UNDELIVERABLE, Steps.NOW), Remedy.GIVE_UP);

    assertThat(pace().stop()).isNull();
    assertThat(claim(Steps.NOW.plusSeconds(1), 10).messages()).hasSize(1);
  }
}
