package org.botcrm.application.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.botcrm.application.TestBot;
import org.botcrm.domain.message.ChatId;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

// On a thread of its own, because the wait for a chat cannot be interrupted.
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class WaitingChatsTest {
  private static final ChatId A = new ChatId(1);
  private static final ChatId B = new ChatId(2);
  private static final ChatId C = new ChatId(3);

  private final MutableClock clock = MutableClock.startingAt(TestBot.START);
  private final WaitingChats waiting = new WaitingChats(2, clock);

  /** What is ready, which is taken by asking. */
  private List<ChatId> takeAll(int atMost) {
    ChatId end = new ChatId(Long.MAX_VALUE);
    List<ChatId> taken = new ArrayList<>();
    while (taken.size() < atMost) {
      // Behind all others, so that asking never waits.
      waiting.offer(end);
      ChatId chat = waiting.take();
      if (chat == null || chat.equals(end)) {
        waiting.finished(end, true);
        return taken;
      }
      taken.add(chat);
    }
    return taken;
  }

  @Test
  void newChatsLeaveRoomForThoseThatWaitedLonger() {
    WaitingChats eight = new WaitingChats(8, clock);

    for (int i = 1; i <= 20; i++) {
      eight.offerNew(new ChatId(i));
    }
    assertThat(eight.room()).isEqualTo(2);
    eight.offer(new ChatId(100));
    eight.offer(new ChatId(101));
    eight.offer(new ChatId(102));

    assertThat(eight.room()).isZero();
    List<ChatId> taken = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      taken.add(eight.take());
    }
    assertThat(taken).contains(new ChatId(1), new ChatId(6), new ChatId(100), new ChatId(101));
  }

  @Test
  void chatsAreGivenInTheOrderInWhichTheyCame() {
    waiting.offer(B);
    waiting.offer(A);
    waiting.offer(B);

    assertThat(waiting.take()).isEqualTo(B);
    assertThat(waiting.take()).isEqualTo(A);
  }

  @Test
  void whatDoesNotFitIsForgotten() {
    waiting.offer(A);
    waiting.offer(B);
    waiting.offer(C);

    assertThat(waiting.take()).isEqualTo(A);
    assertThat(waiting.take()).isEqualTo(B);
    assertThat(takeAll(1)).isEmpty();
    waiting.offer(C);
    assertThat(waiting.take()).isEqualTo(C);
  }

  @Test
  void aChatInSomebodysHandsIsGivenAgainOnlyAfterwards() {
    waiting.offer(A);
    waiting.take();

    waiting.offer(A);
    assertThat(takeAll(1)).isEmpty();

    waiting.finished(A, true);
    assertThat(waiting.take()).isEqualTo(A);
    waiting.finished(A, true);
    assertThat(takeAll(1)).isEmpty();
  }

  @Test
  void aChatThatCouldNotBeAnsweredRestsLongerEachTime() {
    List<Integer> rests = new ArrayList<>();
    fail(A);
    for (int failure = 1; failure < 10; failure++) {
      rests.add(ticksUntilTaken(A));
      waiting.finished(A, false);
    }

    assertThat(rests).containsExactly(1, 2, 4, 8, 16, 32, 64, 64, 64);
  }

  private void fail(ChatId chat) {
    waiting.offer(chat);
    assertThat(waiting.take()).isEqualTo(chat);
    waiting.finished(chat, false);
  }

  private int ticksUntilTaken(ChatId chat) {
    for (int ticks = 0; ticks < 200; ticks++) {
      waiting.offer(chat);
      if (!takeAll(1).isEmpty()) {
        return ticks;
      }
      waiting.tick();
    }
    throw new AssertionError("rests for ever");
  }

  @Test
  void anAnsweredChatHasNoPastFailures() {
    fail(A);
    waiting.tick();
    waiting.offer(A);
    assertThat(waiting.take()).isEqualTo(A);
    waiting.finished(A, true);

    fail(A);
    waiting.tick();
    waiting.offer(A);

    assertThat(waiting.take()).isEqualTo(A);
  }

  @Test
  void aRestingChatStopsNoOther() {
    fail(A);
    waiting.offer(A);
    waiting.offer(B);

    assertThat(waiting.take()).isEqualTo(B);
  }

  @Test
  void closingEndsEveryWait() throws Exception {
    CompletableFuture<ChatId> taker = CompletableFuture.supplyAsync(waiting::take);
    CompletableFuture<Boolean> sleeper =
        CompletableFuture.supplyAsync(() -> waiting.awaitClosed(Duration.ofSeconds(50)));

    waiting.close();

    assertThat(taker.get(60, TimeUnit.SECONDS)).isNull();
    assertThat(sleeper.get(60, TimeUnit.SECONDS)).isTrue();
    waiting.offer(A);
    assertThat(waiting.take()).isNull();
  }

  @Test
  void waitingForTheEndEndsWithItsTimeToo() {
    assertThat(waiting.awaitClosed(Duration.ofMillis(1))).isFalse();
  }
}
