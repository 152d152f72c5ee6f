package org.botcrm.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.botcrm.application.TestBot;
import org.botcrm.application.health.CheckHealth.Health;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.chat.TurnOutcome;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.NumberPace;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.MessageSample;
import org.botcrm.testkit.fixture.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class CheckHealthTest {
  private final TestBot bot = new TestBot();
  private final CheckHealth health = health(bot.storage.replies());

  @Test
  void whenNothingWaitsNothingIsOld() {
    assertThat(health.check()).isEqualTo(waiting(0, Duration.ZERO, 0, Duration.ZERO));
  }

  @Test
  void itTellsHowLongTheOldestWaits() {
    bot.receive(Messages.text("584141234567", "hola"));
    bot.clock.advance(Duration.ofSeconds(10));
    bot.receive(Messages.text("584147654321", "hola"));
    bot.clock.advance(Duration.ofSeconds(5));

    assertThat(health.check()).isEqualTo(waiting(2, Duration.ofSeconds(15), 0, Duration.ZERO));
  }

  @Test
  void itTellsHowLongTheOldestAnswerWaitsToBeSent() {
    bot.replyToChat(TestBot.saying(body -> "¡Hola!"))
        .reply(bot.chatOf(Messages.text("584141234567", "hola")));
    bot.clock.advance(Duration.ofMinutes(3));

    assertThat(health.check()).isEqualTo(waiting(0, Duration.ZERO, 1, Duration.ofMinutes(3)));
  }

  @Test
  void aClockThatWentBackMakesNothingOlder() {
    bot.receive(Messages.text("584141234567", "hola"));
    bot.clock.advance(Duration.ofSeconds(-10));

    assertThat(health.check().oldestChat()).isZero();
  }

  @Test
  void anAnswerIsKeptForASecondAndItsAgesGrowMeanwhile() {
    bot.receive(Messages.text("584141234567", "hola"));
    health.check();
    bot.receive(Messages.text("584147654321", "hola"));
    bot.clock.advance(Duration.ofMillis(999));

    assertThat(health.check()).isEqualTo(waiting(1, Duration.ofMillis(999), 0, Duration.ZERO));

    bot.clock.advance(Duration.ofMillis(1));

    assertThat(health.check().chatsWaiting()).isEqualTo(2);
  }

  @Test
  void anAnswerIsNotKeptByAClockThatWasPutBack() {
    health.check();
    bot.receive(Messages.text("584141234567", "hola"));
    bot.clock.advance(Duration.ofHours(-1));

    assertThat(health.check().chatsWaiting()).isEqualTo(1);
  }

  @Test
  void theDatabaseIsAskedOnceForAllWhoComeWhileItAnswers() throws Exception {
    SlowQueue queue = new SlowQueue(null);

    assertThat(checkTogether(queue)).containsOnly("1");
    assertThat(queue.asked).hasValue(1);
  }

  @Test
  void aFailureIsTheAnswerOfThoseWhoWaitedAndOfNobodyElse() throws Exception {
    SlowQueue queue = new SlowQueue(new StorageException("no se pudo leer"));
    CheckHealth failing = health(queue);

    assertThat(checkTogether(queue, failing)).containsOnly("no se pudo leer");
    assertThat(queue.asked).hasValue(1);

    queue.failure = null;
    assertThat(failing.check().chatsWaiting()).isEqualTo(1);
  }

  @Test
  void itTellsWhichNumbersAreStoppedOrSlowedAndWhatTheyMaySend() {
    SendError expired = new SendError(190, "La clave venció");
    Instant since = bot.clock.instant();
    attempt(Messages.from("584141234567"), new AttemptOutcome.Stopped(expired));
    attempt(Messages.from("584147654321").atOtherNumber(), slowed());
    bot.clock.advance(Duration.ofSeconds(1));

    List<NumberHealth> numbers = health.check().numbers();

    assertThat(numbers)
        .map(NumberHealth::number)
        .containsExactly(Messages.NUMBER, Messages.OTHER_NUMBER);
    assertThat(numbers).allMatch(NumberHealth::isHindered);
    assertThat(numbers.get(0).rate()).isZero();
    assertThat(numbers.get(0).stop())
        .isEqualTo(new NumberPace.Stop(expired, since, since.plusSeconds(60)));
    assertThat(numbers.get(1).rate()).isBetween(40.0, 42.0);
    assertThat(numbers.get(1).slowedSince()).isEqualTo(since);
  }

  @Test
  void aSlowedNumberThatRecoveredIsNotTold() {
    attempt(Messages.from("584141234567"), slowed());
    assertThat(health.check().numbers().get(0).isHindered()).isTrue();

    bot.clock.advance(NumberPace.RECOVERY);

    assertThat(health.check().numbers().get(0).isHindered()).isFalse();
  }

  /** Lets the answer to a message end so. */
  private void attempt(MessageSample message, AttemptOutcome outcome) {
    bot.replyToChat(TestBot.saying(body -> "¡Hola!"))
        .reply(bot.chatOf(message.body("hola").build()));
    Instant now = bot.clock.instant();
    var claim =
        bot.storage
            .outbox()
            .claim(new ClaimRequest(now, now.plusSeconds(60), 1, SendingRates.ofMeta()));
    bot.storage.outbox().record(claim.messages().get(0), outcome, now);
  }

  private AttemptOutcome slowed() {
    return new AttemptOutcome.Slowed(
        bot.clock.instant().plusSeconds(1), 80, new SendError(130429, "Despacio"));
  }

  private CheckHealth health(ReplyQueue queue) {
    return new CheckHealth(queue, bot.storage.outbox(), SendingRates.ofMeta(), bot.clock);
  }

  private static Health waiting(long chats, Duration chat, long outbound, Duration message) {
    return new Health(chats, chat, outbound, message, 0, Duration.ZERO, List.of());
  }

  private List<String> checkTogether(SlowQueue queue) throws Exception {
    return checkTogether(queue, health(queue));
  }

  /** What several callers are told that all come before the database answers the first. */
  private static List<String> checkTogether(SlowQueue queue, CheckHealth health) throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(new Thread(() -> told.add(tell(health))));
    }
    callers.get(0).start();
    assertThat(queue.begun.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    for (Thread caller : callers.subList(1, callers.size())) {
      caller.start();
      TestBot.awaitThatItIsBlocked(caller);
    }
    queue.release.countDown();
    for (Thread caller : callers) {
      caller.join(TestBot.PATIENCE.toMillis());
    }
    assertThat(told).hasSize(callers.size());
    return told;
  }

  private static String tell(CheckHealth health) {
    try {
      return Long.toString(health.check().chatsWaiting());
    } catch (StorageException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** One chat waits in it; it answers, or fails, only when it is let go. */
  private static final class SlowQueue implements ReplyQueue {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable StorageException failure;

    private SlowQueue(@Nullable StorageException failure) {
      this.failure = failure;
    }

    @Override
    public Backlog backlog() {
      asked.incrementAndGet();
      begun.countDown();
      try {
        assertThat(release.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (failure != null) {
        throw failure;
      }
      return new Backlog(1, TestBot.START, 0, null);
    }

    @Override
    public List<ChatId> listWaiting(int limit, Instant notAfter) {
      throw new AssertionError("health asks for the backlog alone");
    }

    @Override
    public Optional<PendingChat> find(ChatId chat, int limit, Instant now) {
      throw new AssertionError("health asks for the backlog alone");
    }

    @Override
    public boolean record(PendingChat pending, TurnOutcome outcome, Instant now) {
      throw new AssertionError("health asks for the backlog alone");
    }
  }
}
