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
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link org.botcrm.domain.outbound.Outbox#claim} gives out, to whom and when. */
public interface OutboxClaimContract extends StorageContract {
  /** Why a message of these tests has to wait. */
  SendError BUSY = new SendError(130429, "Demasiados mensajes");

  @Test
  default void whereNothingEverWaitedNobodyIsToldToAskAgainSoon() {
    Claim claim = new Steps(storage()).claimUpTo(100, Steps.NOW);

    assertThat(claim.isEmpty()).isTrue();
    assertThat(claim.next()).isNull();
  }

  @Test
  default void aMessageIsGivenOnce() {
    Steps steps = Steps.queued(storage(), 1, "hola");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("hola 0");
    assertThat(steps.claimBodies(Steps.NOW)).isEmpty();
    assertThat(steps.row("hola 0").state()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  default void aChatsMessagesAreGivenOneByOneOldestFirst() {
    Steps steps = Steps.queued(storage(), 1, "uno", "dos", "tres");
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
    Steps steps = Steps.queued(storage(), 3, "uno", "dos");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactlyInAnyOrder("uno 0", "uno 1", "uno 2");
  }

  @Test
  default void noMoreAreGivenThanWereAskedFor() {
    Steps.queued(storage(), 5, "uno");
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
    Steps steps = Steps.queued(storage(), 1, "uno", "dos");
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
    Steps steps = Steps.queued(storage(), 2, "uno");
    OutboundMessage first =
        steps.claim(Steps.NOW).stream()
            .filter(message -> message.content().body().equals("uno 0"))
            .findFirst()
            .orElseThrow();

    steps.record(first, new AttemptOutcome.Again(Steps.NOW.plusSeconds(600), BUSY, true));
    steps.exchange(Messages.text(Steps.phone(9), "hola"), "para otro");

    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("para otro");
  }

  @Test
  default void aClaimThatRanOutIsGivenAgain() {
    Steps steps = Steps.queued(storage(), 1, "uno", "dos");
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
  default void oneSlotThatGetsFreeGoesToEachNumberInTurn() {
    Steps steps = Steps.queued(storage(), 5, "uno");
    for (int i = 0; i < 5; i++) {
      steps.exchange(Messages.from(Steps.phone(i)).atOtherNumber().build(), "otro " + i);
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
  default void anAnswerRecordedWhileAnotherIsOnItsWayWaitsForIt() {
    Steps steps = Steps.queued(storage(), 1, "uno");
    OutboundMessage first = steps.claimOne(Steps.NOW);

    steps.exchange(Messages.text(Steps.phone(0), "¿hay alguien?"), "dos");
    assertThat(steps.claim(Steps.NOW)).isEmpty();

    assertThat(steps.accept(first, "wamid.sent")).isTrue();
    assertThat(steps.claimBodies(Steps.NOW)).containsExactly("dos");
  }

  @Test
  @Timeout(300)
  default void senderThreadsShareTheMessagesAndNoneIsGivenTwice() throws Exception {
    Steps steps = Steps.queued(storage(), 40, "uno", "dos");
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
