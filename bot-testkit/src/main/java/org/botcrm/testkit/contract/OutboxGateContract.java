package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;

/**
 * What an outbox lets out: nothing outside a window, and no more than a number or a person may get.
 */
public interface OutboxGateContract extends StorageContract {
  /** Why a number of these tests cannot send. */
  SendError NO_TOKEN = new SendError(190, "La clave venció");

  /** Why a number of these tests must send more slowly. */
  SendError TOO_FAST = new SendError(130429, "Demasiados mensajes");

  private Claim claim(Instant now, double rate) {
    return claim(now, SendingRates.all(rate));
  }

  private Claim claim(Instant now, SendingRates rates) {
    Instant until = now.plus(Steps.GRACE);
    return storage().outbox().claim(new ClaimRequest(now, until, 1_000, rates));
  }

  private Steps queue(int people) {
    Steps steps = new Steps(storage());
    for (int i = 0; i < people; i++) {
      steps.exchange(Messages.text("5841400" + (10_000 + i), "hola"), "respuesta " + i);
    }
    return steps;
  }

  @Test
  default void anAnswerWaitsNoLongerThanTheWindowOfItsMessage() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).build(), "¡Hola!", "¿Algo más?");
    Instant closes = Steps.NOW.plus(ChatGate.WINDOW);

    Claim claim = claim(closes, 100);

    assertThat(claim.messages()).isEmpty();
    assertThat(claim.refused()).hasSize(1);
    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("¡Hola!").error())
        .contains("24 horas")
        .contains(closes.truncatedTo(ChronoUnit.SECONDS).toString());
    assertThat(steps.row("¿Algo más?").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(claim(closes, 100).isEmpty()).isTrue();
  }

  /** To say that it was not sent would have a person of the lender send it once more. */
  @Test
  default void whatMayHaveBeenSentIsNotSaidNotToBeWhenItMayNotGoAgain() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).build(), "¡Hola!");
    Instant closes = Steps.NOW.plus(ChatGate.WINDOW);
    claim(closes.minusSeconds(1), 100);

    assertThat(claim(closes.plus(Steps.GRACE), 100).refused()).hasSize(1);

    assertThat(steps.row("¡Hola!").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(steps.row("¡Hola!").error())
        .startsWith("No se sabe si llegó")
        .contains("24 horas")
        .doesNotContain("No se envió");
  }

  @Test
  default void untilTheLastMomentOfTheWindowItIsSent() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).build(), "¡Hola!");

    Instant last = Steps.NOW.plus(ChatGate.WINDOW).minusNanos(1_000);

    assertThat(claim(last, 100).messages()).hasSize(1);
  }

  /** Meta repeats a delivery for up to seven days. */
  @Test
  default void theWindowCountsFromMetasTimeAndNotFromTheArrival() {
    Steps steps = new Steps(storage());
    Instant longAgo = Steps.NOW.minus(Duration.ofDays(2));
    steps.exchange(Messages.from(Steps.PHONE).at(longAgo).build(), "¡Hola!");

    assertThat(claim(Steps.NOW, 100).refused()).hasSize(1);
  }

  @Test
  default void anOlderMessageThatComesLateShortensNoWindow() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).build(), "¡Hola!");
    steps.receive(Messages.from(Steps.PHONE).at(Steps.NOW.minusSeconds(100_000)).build());

    assertThat(claim(Steps.NOW, 100).messages()).hasSize(1);
  }

  @Test
  default void aReactionOpensNoWindow() {
    Steps steps = new Steps(storage());
    Instant opened = Steps.NOW.minus(ChatGate.WINDOW).plusSeconds(60);
    steps.exchange(Messages.from(Steps.PHONE).at(opened).build(), "¡Hola!");
    steps.receive(Messages.from(Steps.PHONE).at(Steps.NOW).type("reaction").build());

    assertThat(claim(opened.plus(ChatGate.WINDOW), 100).refused()).hasSize(1);
  }

  @Test
  default void aNumberSendsNoMoreThanItsRate() {
    queue(25);

    Claim first = claim(Steps.NOW, 10);
    assertThat(first.messages()).hasSize(10);
    Claim second = claim(Steps.NOW, 10);
    assertThat(second.messages()).isEmpty();
    assertThat(second.next()).isEqualTo(Steps.NOW.plusMillis(100));

    assertThat(claim(Steps.NOW.plusMillis(500), 10).messages()).hasSize(5);
    assertThat(claim(Steps.NOW.plusSeconds(90), 10).messages()).as("after a rest").hasSize(10);
  }

  @Test
  default void aPersonGetsABurstAndThenOneMessageEachSixSeconds() {
    Steps steps = new Steps(storage());
    int burst = PairPace.BURST;
    for (int i = 0; i < burst + 2; i++) {
      steps.exchange(Messages.from(Steps.PHONE).body("m" + i).build(), "r" + i);
    }
    for (int i = 0; i < burst; i++) {
      steps.accept(steps.claimOne(Steps.NOW), "wamid.sent." + i);
    }

    Claim held = steps.claimUpTo(100, Steps.NOW);
    assertThat(held.messages()).isEmpty();
    assertThat(held.next()).isEqualTo(Steps.NOW.plus(PairPace.INTERVAL));
    assertThat(steps.claim(Steps.NOW.plusSeconds(5))).isEmpty();

    Instant six = Steps.NOW.plus(PairPace.INTERVAL);
    steps.accept(steps.claimOne(six), "wamid.next");
    assertThat(steps.claim(six)).isEmpty();
    assertThat(steps.claim(six.plus(PairPace.INTERVAL))).hasSize(1);
  }

  @Test
  default void onePersonsPaceHoldsUpNobodyElse() {
    Steps steps = new Steps(storage());
    for (int i = 0; i <= PairPace.BURST; i++) {
      steps.exchange(Messages.from(Steps.PHONE).body("m" + i).build(), "r" + i);
    }
    for (int i = 0; i < PairPace.BURST; i++) {
      steps.accept(steps.claimOne(Steps.NOW), "wamid.sent." + i);
    }
    steps.exchange(Messages.text("584140000009", "hola"), "para otro");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("para otro");
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
    assertThat(claim(until, 80).messages()).as("half the rate").hasSizeBetween(40, 42);
    NumberPace pace = storage().outbox().paces().get(Messages.NUMBER);
    assertThat(pace.rate(80, Steps.NOW.plus(NumberPace.RECOVERY))).isEqualTo(80);
  }

  @Test
  default void aNumberThatCannotSendKeepsEverythingAndTriesOneMessageNowAndThen() {
    Steps steps = queue(20);
    List<OutboundMessage> sent = claim(Steps.NOW, 5).messages();
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
    assertThat(claim(probe, 80).messages()).hasSize(19);
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
  default void refusalsForAPassingReasonAreCounted() {
    Steps steps = queue(1);
    for (int i = 0; i < 3; i++) {
      OutboundMessage message = steps.claimOne(Steps.NOW);
      assertThat(message.refusals()).isEqualTo(i);
      steps.record(message, new AttemptOutcome.Again(Steps.NOW, TOO_FAST, true));
    }
    steps.record(steps.claimOne(Steps.NOW), new AttemptOutcome.Again(Steps.NOW, TOO_FAST, false));

    OutboundMessage last = steps.claimOne(Steps.NOW);
    assertThat(last.refusals()).isEqualTo(3);
    assertThat(last.attempt()).isEqualTo(5);
  }
}
