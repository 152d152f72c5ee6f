package org.botcrm.application.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.botcrm.application.TestBot;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.Remedy;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DeliverMessagesTest {
  private static final SendError BUSY = new SendError(130429, "Demasiados mensajes");
  private static final Duration MICRO = Duration.ofNanos(1000);

  private final TestBot bot = new TestBot();
  private final WatchedOutbox outbox = new WatchedOutbox(bot.storage.outbox());

  private DeliverMessages delivery(MessageSender sender, int maxInFlight) {
    DeliverySettings settings =
        new DeliverySettings(
            maxInFlight, Duration.ofSeconds(60), Duration.ofMillis(2), 3, SendingRates.all(10_000));
    return new DeliverMessages(outbox, sender, settings, bot.listener, bot.clock);
  }

  private DeliverMessages started() {
    DeliverMessages delivery = delivery(bot.sender, 8);
    delivery.start();
    return delivery;
  }

  private void queue(int people, String answer) {
    queue("hola", people, answer);
  }

  private void queue(String question, int people, String answer) {
    for (int i = 0; i < people; i++) {
      int person = i;
      bot.replyToChat(TestBot.saying(body -> answer + " " + person))
          .reply(bot.chatOf(Messages.text("5841400" + (10_000 + i), question + " " + i)));
    }
  }

  private void leaveOneToADeadProcess() {
    queue(1, "¡Hola!");
    bot.storage
        .outbox()
        .claim(
            new ClaimRequest(
                bot.clock.instant(),
                bot.clock.instant().plus(Duration.ofSeconds(60)),
                1,
                SendingRates.all(10_000)));
    bot.clock.advance(Duration.ofHours(10));
  }

  private List<OutboundMessage> awaitSent(int count) throws InterruptedException {
    return bot.sender.awaitSent(count, TestBot.PATIENCE);
  }

  private void staysAt(int sent) throws InterruptedException {
    outbox.awaitFreshClaim();
    assertThat(bot.sender.sent()).hasSize(sent);
  }

  @Test
  void whatWaitsIsSentAndMetasIdIsWrittenDown() throws Exception {
    queue(1, "¡Hola!");
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(m -> m.content().body()).containsExactly("¡Hola! 0");
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(bot.row("hola 0").respuestaMetaId()).isEqualTo("wamid.sent.1");
    assertThat(bot.listener.heard()).contains("sent Accepted");
  }

  @Test
  void theNextPartOfAChatFollowsTheLast() throws Exception {
    String text = "palabra ".repeat(2000).strip();
    bot.replyToChat(TestBot.saying(body -> text))
        .reply(bot.chatOf(Messages.text("584141234567", "hola")));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(4);
    }
    assertThat(String.join(" ", bot.sender.sent().stream().map(m -> m.content().body()).toList()))
        .isEqualTo(text);
    assertThat(bot.row("hola").respuestaEnviada()).isTrue();
  }

  @Test
  void aNumberThatIsStoppedAndThatItSendsAgainIsTold() throws Exception {
    queue(2, "¡Hola!");
    bot.sender.answerWith(new SendResult.Rejected(BUSY, Remedy.STOP_NUMBER));
    DeliverMessages delivery = delivery(bot.sender, 1);
    delivery.start();
    try (delivery) {
      outbox.awaitRecords(1);
      staysAt(1);
      outbox.resume(Messages.NUMBER);
      outbox.awaitRecords(2);
    }
    assertThat(bot.listener.heard())
        .filteredOn(line -> line.contains(Messages.NUMBER.value()))
        .containsExactly(
            "stopped " + Messages.NUMBER.value() + " 130429", "resumed " + Messages.NUMBER.value());
  }

  @Test
  void aRefusedMessageIsGivenUpWithItsReason() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.answerWith(new SendResult.Rejected(BUSY, Remedy.GIVE_UP));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
      staysAt(1);
    }
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(bot.row("¡Hola! 0").error()).isEqualTo(BUSY.inWords());
  }

  @Test
  void aPassingRefusalIsTriedAgainAfterAGrowingDelayAndGivenUpInTheEnd() throws Exception {
    queue(1, "¡Hola!");
    SendResult busy = new SendResult.Rejected(BUSY, Remedy.RETRY);
    bot.sender.answerWith(busy, busy, busy);
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
      bot.clock.advance(Duration.ofMillis(749));
      staysAt(1);
      bot.clock.advance(Duration.ofMillis(251));
      outbox.awaitRecords(1);
      bot.clock.advance(Duration.ofMillis(1_499));
      staysAt(2);
      bot.clock.advance(Duration.ofMillis(501));
      outbox.awaitRecords(1);
      bot.clock.advance(Duration.ofHours(10));
      staysAt(3);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(1, 2, 3);
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void aMessageOfUnknownOutcomeIsNotSentAgainBeforeItsGraceIsOver() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.answerWith(new SendResult.Unknown("se cortó"));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
      bot.clock.advance(Duration.ofSeconds(60).minus(MICRO));
      staysAt(1);
      bot.clock.advance(MICRO.multipliedBy(2));
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(1, 2);
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  /** While nobody ran, no status could come; Meta still has it, and brings it again soon. */
  @Test
  void whatADeadProcessWasSendingWaitsForItsStatusFromTheStartOfTheNext() throws Exception {
    leaveOneToADeadProcess();
    DeliverMessages delivery = started();
    try (delivery) {
      staysAt(0);
      bot.clock.advance(Duration.ofSeconds(60).minus(MICRO));
      staysAt(0);
      bot.clock.advance(MICRO);
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(2);
  }

  /** Statuses could not be written either while the database was away. */
  @Test
  void itWaitsAsLongWhenTheDatabaseTookLongToSaySo() throws Exception {
    leaveOneToADeadProcess();
    outbox.duringHold(() -> bot.clock.advance(Duration.ofSeconds(59)));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitHolds(2);
      bot.clock.advance(Duration.ofSeconds(59));
      staysAt(0);
    }
  }

  @Test
  void aMessageOfUnknownOutcomeWhoseStatusComesIsNeverSentAgain() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.answerWith(new SendResult.Unknown("se cortó"));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
      String ours = bot.sender.sent().get(0).callbackData();
      bot.storage
          .deliveries()
          .store(
              Deliveries.raw("{}", bot.clock.instant()),
              Deliveries.of(Statuses.withCallback("wamid.status", "delivered", ours)));
      bot.clock.advance(Duration.ofHours(10));
      staysAt(1);
    }
    assertThat(bot.row("¡Hola! 0").messageId()).isEqualTo("wamid.status");
  }

  @Test
  void aSenderThatThrowsOrFailsLeavesTheOutcomeUnknownAndStopsNoOther() throws Exception {
    queue(3, "¡Hola!");
    bot.sender.throwNext(new IllegalStateException("con un número dentro"));
    bot.sender.failNext(new IllegalStateException("con un número dentro"));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(3);
      staysAt(3);
      bot.clock.advance(Duration.ofSeconds(61));
      outbox.awaitRecords(2);
    }
    assertThat(bot.rows())
        .filteredOn(row -> row.state() != null)
        .allMatch(row -> row.state() == DeliveryState.ACCEPTED);
    assertThat(bot.listener.heard()).filteredOn("sent Unknown"::equals).hasSize(2);
    assertThat(bot.listener.failures())
        .as("whoever runs the bot must be able to find the bug")
        .hasSize(2)
        .allMatch(IllegalStateException.class::isInstance);
  }

  @Test
  void whatASenderThrowsIsToldInWordsBesideItsMessage() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.throwNext(new IllegalStateException("con un número dentro"));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
    }
    assertThat(bot.row("¡Hola! 0").error())
        .isEqualTo(
            "El bot falló al enviarlo, y no se sabe si llegó; el motivo está en su registro");
  }

  @Test
  void aSenderThatBreaksKeepsNoSlot() throws Exception {
    queue(4, "¡Hola!");
    AtomicInteger asked = new AtomicInteger();
    MessageSender broken =
        message ->
            switch (asked.incrementAndGet()) {
              case 1 -> throw new NoClassDefFoundError("a library");
              case 2 -> null;
              case 3 -> CompletableFuture.completedFuture(null);
              default -> bot.sender.send(message);
            };
    DeliverMessages delivery = delivery(broken, 1);
    delivery.start();
    try (delivery) {
      awaitSent(1);
      outbox.awaitRecords(4);
    }
    assertThat(bot.listener.heard()).filteredOn("sent Unknown"::equals).hasSize(3);
  }

  @Test
  void neverMoreThanTheLimitAreOnTheirWay() throws Exception {
    queue(30, "¡Hola!");
    AtomicInteger onTheirWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService meta = Executors.newSingleThreadExecutor();
    MessageSender slow =
        message -> {
          most.accumulateAndGet(onTheirWay.incrementAndGet(), Math::max);
          return CompletableFuture.supplyAsync(
              () -> {
                onTheirWay.decrementAndGet();
                return new SendResult.Accepted(new MessageId("wamid." + message.id()));
              },
              meta);
        };
    try (DeliverMessages delivery = delivery(slow, 3)) {
      delivery.start();
      outbox.awaitRecords(30);
    } finally {
      meta.shutdownNow();
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void aChatThatMetaKeepsWaitingHoldsUpNoOther() throws Exception {
    queue(1, "lenta");
    bot.sender.hold();
    DeliverMessages delivery = started();
    try (delivery) {
      awaitSent(1);
      queue("oye", 4, "rápida");
      awaitSent(4);
      assertThat(bot.sender.sent())
          .extracting(message -> message.content().body())
          .as("the next of the slow chat waits")
          .doesNotContain("rápida 0");
      bot.sender.release();
      awaitSent(5);
    }
  }

  @Test
  void anOutboxThatCannotBeReadIsAskedAgain() throws Exception {
    queue(1, "¡Hola!");
    outbox.failClaims(3);
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
    }
    assertThat(bot.listener.failures()).hasSize(3);
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  /** Meta has it, and whoever forgets that sends it twice. */
  @Test
  void anOutcomeThatCouldNotBeWrittenDownIsKeptUntilItCan() throws Exception {
    queue(1, "¡Hola!");
    outbox.failRecords(3);
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(4);
      bot.clock.advance(Duration.ofHours(10));
      staysAt(1);
    }
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(bot.row("¡Hola! 0").messageId()).isEqualTo("wamid.sent.1");
    assertThat(bot.listener.heard()).filteredOn("outbox failed"::equals).hasSize(3);
    assertThat(bot.listener.heard()).filteredOn("sent Accepted"::equals).hasSize(1);
  }

  @Test
  void aMessageWhoseOutcomeIsKeptIsNotSentAgainThoughItsClaimRanOut() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.hold();
    DeliverMessages delivery = started();
    try (delivery) {
      awaitSent(1);
      bot.clock.advance(Duration.ofHours(10));
      staysAt(1);
      bot.sender.release();
      outbox.awaitRecords(1);
    }
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  void noMoreIsSentThanTheLimitUntilOutcomesCanBeWrittenDown() throws Exception {
    queue(3, "¡Hola!");
    outbox.failRecords(20);
    DeliverMessages delivery = delivery(bot.sender, 2);
    delivery.start();
    try (delivery) {
      outbox.awaitRecords(10);
      assertThat(bot.sender.sent()).hasSizeLessThanOrEqualTo(2);
      outbox.awaitRecords(13);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(1, 1, 1);
    assertThat(bot.rows())
        .filteredOn(row -> row.state() != null)
        .allMatch(row -> row.state() == DeliveryState.ACCEPTED);
  }

  @Test
  void closingWritesDownWhatCouldNotBe() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.hold();
    DeliverMessages delivery = started();
    awaitSent(1);

    Thread closing = new Thread(delivery::close);
    closing.start();
    TestBot.awaitThatItWaits(closing, Semaphore.class);
    outbox.failRecords(3);
    bot.sender.release();
    closing.join(TestBot.PATIENCE.toMillis());

    assertThat(closing.isAlive()).isFalse();
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  /** While the database was away no status could be taken; Meta brings them again soon. */
  @Test
  void afterTheOutboxWasAwayAnUnknownOutcomeWaitsForItsStatusOnceMore() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.answerWith(new SendResult.Unknown("se cortó"));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
      bot.clock.advance(Duration.ofSeconds(59));
      outbox.failClaims(1);
      outbox.awaitHolds(2);
      outbox.awaitFreshClaim();
      bot.clock.advance(Duration.ofSeconds(60).minus(MICRO));
      staysAt(1);
      bot.clock.advance(MICRO);
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(1, 2);
  }

  @Test
  void anUnknownOutcomeThatCouldNotBeWrittenDownWaitsForItsStatusFromThenOn() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.answerWith(new SendResult.Unknown("se cortó"));
    bot.sender.hold();
    DeliverMessages delivery = started();
    try (delivery) {
      awaitSent(1);
      bot.clock.advance(Duration.ofSeconds(59));
      outbox.failRecords(1);
      bot.sender.release();
      outbox.awaitRecords(2);
      outbox.awaitHolds(2);
      outbox.awaitFreshClaim();
      bot.clock.advance(Duration.ofSeconds(60).minus(MICRO));
      staysAt(1);
      bot.clock.advance(MICRO);
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(1, 2);
  }

  /** Another node may take it as soon as the claim runs out, and Meta would get it twice. */
  @Test
  void aMessageWhoseClaimTookHalfItsGraceIsLeftForTheNextClaim() throws Exception {
    queue(1, "¡Hola!");
    outbox.duringClaim(() -> bot.clock.advance(Duration.ofSeconds(30)));
    DeliverMessages delivery = started();
    try (delivery) {
      staysAt(0);
      bot.clock.advance(Duration.ofSeconds(30).minus(MICRO));
      staysAt(0);
      bot.clock.advance(MICRO);
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(2);
  }

  @Test
  void aMessageWhoseClaimTookAlmostHalfItsGraceIsSent() throws Exception {
    queue(1, "¡Hola!");
    outbox.duringClaim(() -> bot.clock.advance(Duration.ofSeconds(30).minus(MICRO)));
    DeliverMessages delivery = started();
    try (delivery) {
      outbox.awaitRecords(1);
    }
    assertThat(bot.sender.sent()).extracting(OutboundMessage::attempt).containsExactly(1);
  }

  @Test
  void closingWaitsForWhatIsOnItsWay() throws Exception {
    queue(1, "¡Hola!");
    bot.sender.hold();
    DeliverMessages delivery = started();
    awaitSent(1);

    Thread closing = new Thread(delivery::close);
    closing.start();
    TestBot.awaitThatItWaits(closing, Semaphore.class);
    bot.sender.release();
    closing.join(TestBot.PATIENCE.toMillis());

    assertThat(closing.isAlive()).isFalse();
    assertThat(bot.row("¡Hola! 0").state()).isEqualTo(DeliveryState.ACCEPTED);
  }

  @Test
  void closingWhatWasNeverStartedEndsAtOnce() {
    delivery(bot.sender, 1).close();

    assertThat(bot.sender.sent()).isEmpty();
  }
}
