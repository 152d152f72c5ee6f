package org.botcrm.application.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.BotListener;
import org.botcrm.application.RecordingListener;
import org.botcrm.application.TestBot;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.ReadReceiptSender;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.identity.ChatIdentity;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.recording.RecordingReadReceiptSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SlowAnswersTest {
  private static final Duration AT_ONCE = Duration.ofNanos(1);
  private static final Duration NEVER = Duration.ofHours(1);

  private final TestBot bot = new TestBot();
  private final RecordingReadReceiptSender phones = new RecordingReadReceiptSender();

  private static ReceivedMessage message(int second) {
    return Messages.from("584141234567").at(TestBot.START.plusSeconds(second)).build();
  }

  private SlowAnswers slow(ReadReceiptSender receipts, boolean typing, Duration after) {
    return new SlowAnswers(new SlowAnswerSettings(receipts, typing, after), bot.listener);
  }

  private PendingChat pending() {
    ChatId chat = bot.chatOf(message(1));
    bot.receive(message(2));
    return bot.storage.replies().find(chat, 10).orElseThrow();
  }

  /** Receipts that tell when one was asked for. */
  private ReadReceiptSender telling(CountDownLatch shown) {
    return (number, id, typing) -> {
      var taken = phones.show(number, id, typing);
      shown.countDown();
      return taken;
    };
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoWaitsForASlowRuleSeesThatTheBotIsWriting() {
    ChatId chat = bot.chatOf(message(1));
    bot.receive(message(2));
    CountDownLatch shown = new CountDownLatch(1);
    try (SlowAnswers slow = slow(telling(shown), true, Duration.ofMillis(1))) {
      ReplyToChat reply =
          new ReplyToChat(
              bot.storage.replies(),
              bot.clientes,
              null,
              TestBot.saying(body -> await(shown) ? "con calma" : "sin señal"),
              bot.idleDelivery(),
              slow,
              TestBot.SETTINGS.withPause(Duration.ofMillis(1)),
              bot.listener,
              bot.clock);

      bot.clock.advance(Duration.ofMillis(1));
      reply.reply(chat);
    }

    assertThat(phones.shown())
        .containsExactly(
            new RecordingReadReceiptSender.Shown(Messages.NUMBER, message(2).id(), true));
    assertThat(bot.rows()).extracting(row -> row.body()).contains("con calma");
  }

  @Test
  void whoWaitsForASlowCrmSeesItToo() {
    ChatId chat = bot.chatOf(message(1));
    CountDownLatch shown = new CountDownLatch(1);
    try (SlowAnswers slow = slow(telling(shown), false, Duration.ofMillis(1))) {
      ReplyToChat reply =
          new ReplyToChat(
              bot.storage.replies(),
              new SlowLookup(bot.clientes, () -> assertThat(await(shown)).isTrue()),
              null,
              TestBot.saying(body -> "hola"),
              bot.idleDelivery(),
              slow,
              TestBot.SETTINGS,
              bot.listener,
              bot.clock);

      reply.reply(chat);
    }

    assertThat(phones.shown()).extracting(shown2 -> shown2.typing()).containsExactly(false);
  }

  @Test
  void aFastAnswerShowsNothingAndLeavesNothingBehind() {
    PendingChat pending = pending();
    try (SlowAnswers slow = slow(phones, true, NEVER)) {
      int during = slow.during(pending, TestBot.START, slow::waiting);

      assertThat(during).isEqualTo(1);
      assertThat(slow.waiting()).isZero();
    }
    assertThat(phones.shown()).isEmpty();
  }

  @Test
  void anAnswerThatFailsLeavesNothingBehindEither() {
    PendingChat pending = pending();
    try (SlowAnswers slow = slow(phones, true, NEVER)) {
      assertThatThrownBy(
              () ->
                  slow.during(
                      pending,
                      TestBot.START,
                      () -> {
                        throw new IllegalStateException("crm");
                      }))
          .hasMessage("crm");
      assertThat(slow.waiting()).isZero();
    }
  }

  @Test
  void nothingIsShownWhereAPersonAnswersNorToWhoWantsNoMessages() {
    PendingChat pending = pending();
    PendingChat withHuman =
        new PendingChat(
            pending.chat(),
            pending.messages(),
            ConsentState.unknown(),
            TestBot.START.plusSeconds(1),
            ChatIdentity.NONE,
            DialogueState.EMPTY);
    PendingChat optedOut =
        new PendingChat(
            pending.chat(),
            pending.messages(),
            new ConsentState(TestBot.START, TestBot.START),
            null,
            ChatIdentity.NONE,
            DialogueState.EMPTY);
    try (SlowAnswers slow = slow(phones, true, NEVER)) {
      assertThat(slow.<Integer>during(withHuman, TestBot.START, slow::waiting)).isZero();
      assertThat(slow.<Integer>during(optedOut, TestBot.START, slow::waiting)).isZero();
      assertThat(slow.<Integer>during(withHuman, TestBot.START.plusSeconds(1), slow::waiting))
          .isEqualTo(1);
    }
  }

  @Test
  void whatGoesWrongIsToldAndHurtsNoAnswer() {
    List<ReadReceiptSender> broken =
        List.of(
            (number, id, typing) -> {
              throw new IllegalStateException("broken");
            },
            (number, id, typing) ->
                CompletableFuture.failedFuture(new IllegalStateException("broken")),
            (number, id, typing) -> CompletableFuture.completedFuture(false));
    PendingChat pending = pending();
    for (ReadReceiptSender receipts : broken) {
      CountDownLatch told = new CountDownLatch(1);
      BotListener listener =
          new RecordingListener() {
            @Override
            public void readShown(boolean taken) {
              if (!taken) {
                told.countDown();
              }
            }
          };
      SlowAnswerSettings settings = new SlowAnswerSettings(receipts, true, AT_ONCE);
      try (SlowAnswers slow = new SlowAnswers(settings, listener)) {
        assertThat(slow.during(pending, TestBot.START, () -> await(told))).isTrue();
      }
    }
  }

  @Test
  void anAnswerThatIsGivenWhileTheBotStopsIsGiven() {
    SlowAnswers slow = slow(phones, true, AT_ONCE);
    slow.close();

    assertThat(slow.during(pending(), TestBot.START, () -> "hola")).isEqualTo("hola");
    assertThat(phones.shown()).isEmpty();
  }

  @Test
  void aBotThatShowsNothingStartsNothing() {
    try (SlowAnswers slow = new SlowAnswers(null, bot.listener)) {
      assertThat(slow.<Integer>during(pending(), TestBot.START, slow::waiting)).isZero();
    }
  }

  @Test
  void theMessageIsTheNewestThatWaits() {
    PendingChat pending = pending();
    CountDownLatch shown = new CountDownLatch(1);
    try (SlowAnswers slow = slow(telling(shown), true, AT_ONCE)) {
      slow.during(pending, TestBot.START, () -> await(shown));
    }
    MessageId newest = message(2).id();
    assertThat(phones.shown()).extracting(each -> each.message()).containsExactly(newest);
  }
}
