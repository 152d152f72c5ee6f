package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.PairPace;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.outbound.Template;
import org.botcrm.domain.reply.Reply;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;

/**
 * What an outbox lets out: nothing outside a window, and no more than a number or a person may get.
 */
public interface OutboxGateContract extends StorageContract {
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
  default void aPersonGetsABurstAndThenNothingUntilAllOfItIsPaid() {
    Steps steps = new Steps(storage());
    int burst = PairPace.BURST;
    for (int i = 0; i < burst + 2; i++) {
      steps.exchange(Messages.from(Steps.PHONE).body("m" + i).build(), "r" + i);
    }
    for (int i = 0; i < burst; i++) {
      steps.accept(steps.claimOne(Steps.NOW), "wamid.sent." + i);
    }

    Claim held = steps.claimUpTo(100, Steps.NOW);
    Instant paid = Steps.NOW.plus(PairPace.INTERVAL.multipliedBy(burst));
    assertThat(held.messages()).isEmpty();
    assertThat(held.next()).isEqualTo(paid);
    assertThat(steps.claim(Steps.NOW.plus(PairPace.INTERVAL))).isEmpty();
    assertThat(steps.claim(paid.minusMillis(1))).isEmpty();

    steps.accept(steps.claimOne(paid), "wamid.next");
    assertThat(steps.claim(paid)).as("a burst begins").hasSize(1);
  }

  @Test
  default void aPersonWhoGotTwoMessagesIsOwedTwelveSeconds() {
    Steps steps = new Steps(storage());
    steps.exchange(Messages.from(Steps.PHONE).body("m").build(), "uno", "dos", "tres");
    steps.accept(steps.claimOne(Steps.NOW), "wamid.1");
    Instant soon = Steps.NOW.plusSeconds(4);
    steps.accept(steps.claimOne(soon), "wamid.2");

    assertThat(steps.claim(Steps.NOW.plusSeconds(11))).isEmpty();
    assertThat(steps.claim(Steps.NOW.plusSeconds(12))).hasSize(1);
  }

  /** How many answers that the window has kept until now leave after messages of these types. */
  private int sentAfter(String... types) {
    Steps steps = new Steps(storage());
    Instant opened = Steps.NOW.minus(ChatGate.WINDOW).plusSeconds(60);
    for (int i = 0; i < types.length; i++) {
      String phone = "5841400" + (10_000 + i);
      steps.exchange(Messages.from(phone).at(opened).build(), "¡Hola!");
      steps.receive(Messages.from(phone).at(Steps.NOW).type(types[i]).build());
    }
    return claim(opened.plus(ChatGate.WINDOW), 1_000).messages().size();
  }

  @Test
  default void whatIsNoMessageOfThePersonOpensNoWindow() {
    assertThat(sentAfter("reaction", "system", "edit", "revoke", "unsupported", "nuevo")).isZero();
  }

  @Test
  default void whateverThePersonSendsOpensTheWindowAgain() {
    assertThat(sentAfter("image", "audio", "sticker", "contacts", "button", "order")).isEqualTo(6);
  }

  @Test
  default void theTemplateThatARuleDeclaredLeavesForItsWholeAnswerOnceTheWindowIsClosed() {
    Steps steps = new Steps(storage());
    Template other = new Template("aviso", "es", null, List.of(), List.of());
    Reply reply = new Reply("¡Hola!").and(new Reply("¿Algo más?")).ifClosed(other);
    steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).build(), reply.parts());

    Claim claim = claim(Steps.NOW.plus(ChatGate.WINDOW), 100);

    assertThat(claim.messages()).extracting(OutboundMessage::content).containsExactly(other);
    steps.accept(claim.messages().get(0), "wamid.1");
    assertThat(claim(Steps.NOW.plus(ChatGate.WINDOW).plusSeconds(6), 100).refused()).hasSize(1);
  }

  @Test
  default void inTheWindowTheTemplateThatARuleDeclaredStaysAtHome() {
    Steps steps = new Steps(storage());
    Template other = new Template("aviso", "es", null, List.of(), List.of());
    Reply reply = new Reply("¡Hola!").ifClosed(other);
    steps.exchange(Messages.from(Steps.PHONE).at(Steps.NOW).build(), reply.parts());

    assertThat(claim(Steps.NOW, 100).messages())
        .extracting(OutboundMessage::draft)
        .containsExactly(OutboundDraft.ofText("¡Hola!"));
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
