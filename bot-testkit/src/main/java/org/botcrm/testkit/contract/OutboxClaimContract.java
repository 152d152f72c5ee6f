package org.botcrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link org.botcrm.domain.outbound.Outbox#claim} gives out, to whom and when. */
public interface OutboxClaimContract extends StorageContract {
  /** Why a message of these tests has to wait. */
  SendError BUSY = new SendError(130429, "Demasiados mensajes");

  private static String phone(int i) {
    return "5841400" + (10_000 + i);
  }

  /** A chat for each of so many people, each with these answers to be sent. */
  private Steps queue(int people, String... parts) {
    Steps steps = new Steps(storage());
    for (int i = 0; i < people; i++) {
      int person = i;
      String[] own = List.of(parts).stream().map(p -> p + " " + person).toArray(String[]::new);
      steps.exchange(Messages.text(phone(person), "hola"), own);
    }
    return steps;
  }

  @Test
  default void whereNothingEverWaitedNobodyIsToldToAskAgainSoon() {
    Claim claim = new Steps(storage()).claimUpTo(100, Steps.NOW);

    assertThat(claim.isEmpty()).isTrue();
    assertThat(claim.next()).isNull();
  }

  @Test
  default void aMessageIsGivenOnce() {
    Steps steps = queue(1, "hola");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("hola 0");
    assertThat(steps.claimBodies(Steps.NOW)).isEmpty();
    assertThat(steps.row("hola 0").state()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  default void aChatsMessagesAreGivenOneByOneOldestFirst() {
    Steps steps = queue(1, "uno", "dos", "tres");
    List<String> sent = new ArrayList<>();

    for (int i = 0; i < 3; i++) {
      OutboundMessage message = steps.claimOne(Steps.NOW);
      assertThat(steps.claim(Steps.NOW)).as("while one is on its way").isEmpty();
      sent.add(message.content().body());
      assertThat(steps.accept(message, "wamid.sent." + i)).as("more waits").isEqualTo(i < 2);
    }

    assertThat(sent).containsExactly("uno 0", "dos 0", "tres 0");
    assertThat(steps.claim(Steps.NOW)).isEmpty();
  }

  @Test
  default void chatsDoNotWaitForEachOther() {
    Steps steps = queue(3, "uno", "dos");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactlyInAnyOrder("uno 0", "uno 1", "uno 2");
  }

  @Test
  default void noMoreAreGivenThanWereAskedFor() {
    queue(5, "uno");
    Steps steps = new Steps(storage());
    List<OutboundMessage> all = new ArrayList<>(steps.claimUpTo(2, Steps.NOW).messages());
    assertThat(all).hasSize(2);

    all.addAll(steps.claimUpTo(1, Steps.NOW).messages());
    all.addAll(steps.claimUpTo(100, Steps.NOW).messages());

    assertThat(all).extracting(OutboundMessage::id).doesNotHaveDuplicates().hasSize(5);
    assertThat(all).extracting(OutboundMessage::callbackData).doesNotHaveDuplicates();
  }

  @Test
  default void aMessageToBeTriedAgainIsNotDueBefore() {
    Steps steps = queue(1, "uno", "dos");
    Instant again = Steps.NOW.plusSeconds(30);
    OutboundMessage first = steps.claimOne(Steps.NOW);

    steps.record(first, new AttemptOutcome.Again(again, BUSY, true));

    assertThat(steps.row("uno 0").state()).isEqualTo(DeliveryState.PENDING);
    assertThat(steps.claim(again.minusNanos(1000))).as("nor the next of its chat").isEmpty();
    OutboundMessage second = steps.claimOne(again);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.content()).isEqualTo(first.content());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.token()).isNotEqualTo(first.token());
  }

  @Test
  default void aMessageToBeTriedAgainHoldsUpNoOtherChat() {
    Steps steps = queue(2, "uno");
    OutboundMessage first =
        steps.claim(Steps.NOW).stream()
            .filter(message -> message.content().body().equals("uno 0"))
            .findFirst()
            .orElseThrow();

    steps.record(first, new AttemptOutcome.Again(Steps.NOW.plusSeconds(600), BUSY, true));
    steps.exchange(Messages.text(phone(9), "hola"), "para otro");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("para otro");
  }

  @Test
  default void aClaimThatRanOutIsGivenAgain() {
    Steps steps = queue(1, "uno", "dos");
    OutboundMessage first = steps.claimOne(Steps.NOW);
    Instant until = Steps.NOW.plus(Steps.GRACE);

    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    OutboundMessage second = steps.claimOne(until.plusNanos(1000));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(steps.claim(until.plusNanos(1000))).isEmpty();
  }

  @Test
  default void aSenderThatBeginsGivesEarlierAttemptsTimeForTheirStatus() {
    Steps steps = queue(1, "uno", "dos");
    OutboundMessage lost = steps.claimOne(Steps.NOW);
    steps.exchange(Messages.text(phone(9), "hola"), "para otro");
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
    Steps steps = queue(1, "uno");
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
    Steps steps = queue(1, "uno");
    steps.record(steps.claimOne(Steps.NOW), new AttemptOutcome.Again(Steps.NOW, BUSY, true));
    steps.record(steps.claimOne(Steps.NOW), new AttemptOutcome.Again(Steps.NOW, BUSY, false));
    OutboundMessage third = steps.claimOne(Steps.NOW);
    assertThat(third.unknowns()).isZero();
    Instant until = Steps.NOW.plus(Steps.GRACE);
    steps.record(third, new AttemptOutcome.Unknown(until, "se cortó la conexión"));

    OutboundMessage fourth = steps.claimOne(until);
    assertThat(fourth.unknowns()).isEqualTo(1);

    Instant died = until.plus(Steps.GRACE);
    OutboundMessage fifth = steps.claimOne(died);
    assertThat(fifth.unknowns()).as("its process died").isEqualTo(2);
    steps.record(fifth, new AttemptOutcome.Again(died, BUSY, true));
    assertThat(steps.claimOne(died).unknowns()).isEqualTo(2);
  }

  @Test
  default void oneSlotThatGetsFreeGoesToEachNumberInTurn() {
    Steps steps = queue(5, "uno");
    for (int i = 0; i < 5; i++) {
      steps.exchange(Messages.from(phone(i)).atOtherNumber().build(), "otro " + i);
    }

    List<OutboundMessage> claimed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      claimed.addAll(steps.claimUpTo(1, Steps.NOW).messages());
    }

    assertThat(claimed)
        .hasSize(4)
        .filteredOn(message -> message.phoneNumberId().equals(Messages.NUMBER))
        .hasSize(2);
  }

  @Test
  default void aSenderThatBeginsShortensNoWait() {
    Steps steps = queue(1, "uno");
    Instant until = Steps.NOW.plus(Steps.GRACE.multipliedBy(5));
    OutboundMessage first = steps.claimOne(Steps.NOW);
    steps.record(first, new AttemptOutcome.Unknown(until, "se cortó la conexión"));

    storage().outbox().holdUnknown(Steps.NOW.plus(Steps.GRACE));

    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    assertThat(steps.claimOne(until).id()).isEqualTo(first.id());
  }

  @Test
  default void anUnknownOutcomeKeepsTheMessageFromBeingSentAgainUntilItsGraceIsOver() {
    Steps steps = queue(1, "uno", "dos");
    Instant until = Steps.NOW.plus(Steps.GRACE.multipliedBy(5));
    OutboundMessage first = steps.claimOne(Steps.NOW);

    steps.record(first, new AttemptOutcome.Unknown(until, "se cortó la conexión"));

    assertThat(steps.row("uno 0").state()).isEqualTo(DeliveryState.SENDING);
    assertThat(steps.claim(until.minusNanos(1000))).isEmpty();
    OutboundMessage second = steps.claimOne(until.plusNanos(1000));
    assertThat(second.content().body()).isEqualTo("uno 0");
    assertThat(second.attempt()).isEqualTo(2);
  }

  @Test
  default void anAnswerRecordedWhileAnotherIsOnItsWayWaitsForIt() {
    Steps steps = queue(1, "uno");
    OutboundMessage first = steps.claimOne(Steps.NOW);

    steps.exchange(Messages.text(phone(0), "¿hay alguien?"), "dos");
    assertThat(steps.claim(Steps.NOW)).isEmpty();

    assertThat(steps.accept(first, "wamid.sent")).isTrue();
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("dos");
  }

  @Test
  @Timeout(120)
  default void senderThreadsShareTheMessagesAndNoneIsGivenTwice() throws Exception {
    Steps steps = queue(40, "uno", "dos");
    Callable<List<OutboundMessage>> claiming =
        () -> {
          List<OutboundMessage> mine = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            mine.addAll(steps.claimUpTo(3, Steps.NOW).messages());
          }
          return mine;
        };

    List<OutboundMessage> claimed =
        Race.of(4, i -> claiming).stream().flatMap(List::stream).toList();

    List<String> firsts = IntStream.range(0, 40).mapToObj(i -> "uno " + i).toList();
    List<String> given =
        new ArrayList<>(claimed.stream().map(message -> message.content().body()).toList());
    given.addAll(steps.claimBodies(Steps.NOW));
    assertThat(given).containsExactlyInAnyOrderElementsOf(firsts);
    assertThat(steps.rows())
        .filteredOn(row -> row.state() == DeliveryState.SENDING)
        .extracting(Conversacion::body)
        .containsExactlyInAnyOrderElementsOf(firsts);
  }
}
