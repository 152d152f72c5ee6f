package org.botcrm.application.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.botcrm.application.TestBot;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ChatDispatcherTest {
  private final TestBot bot = new TestBot();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger timesBlocked = new AtomicInteger();

  /** Whoever says "bloquea" is answered only after {@link #release}. */
  private ReplyRules blocking(CountDownLatch others) {
    return TestBot.saying(
        body -> {
          if (body.equals("bloquea")) {
            timesBlocked.incrementAndGet();
            entered.countDown();
            await(release);
          } else {
            others.countDown();
          }
          return "a " + body;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(TestBot.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("waited too long");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void letEverybodyGo() {
    release.countDown();
  }

  @Test
  void otherChatsAreAnsweredWhileOneIsBlocked() {
    CountDownLatch others = new CountDownLatch(20);
    try (ChatDispatcher dispatcher = bot.dispatcher(bot.replyToChat(blocking(others)))) {
      dispatcher.start();
      dispatcher.answer(bot.receive(Messages.text("584140000100", "bloquea")).toAnswer());
      await(entered);

      for (int i = 0; i < 20; i++) {
        dispatcher.answer(bot.receive(Messages.text("58414000020" + i, "m" + i)).toAnswer());
      }

      await(others);
      release.countDown();
    }
    assertThat(bot.row("bloquea").respuestaBot()).isEqualTo("a bloquea");
  }

  @Test
  void aChatIsNeverInTwoHands() {
    CountDownLatch others = new CountDownLatch(8);
    try (ChatDispatcher dispatcher = bot.dispatcher(bot.replyToChat(blocking(others)))) {
      dispatcher.start();
      ChatId chat = bot.chatOf(Messages.text("584140000100", "bloquea"));
      dispatcher.answer(List.of(chat));
      await(entered);
      for (int i = 0; i < 8; i++) {
        dispatcher.answer(List.of(chat, chat));
        dispatcher.answer(bot.receive(Messages.text("58414000020" + i, "m" + i)).toAnswer());
      }

      // Whoever would have taken the chat too did so before these, which came behind it.
      await(others);
      assertThat(timesBlocked).hasValue(1);
      release.countDown();
    }
    assertThat(timesBlocked).hasValue(1);
  }

  @Test
  void aMessageThatComesWhileItsChatIsAnsweredIsAnsweredToo() {
    CountDownLatch others = new CountDownLatch(1);
    try (ChatDispatcher dispatcher = bot.dispatcher(bot.replyToChat(blocking(others)))) {
      dispatcher.start();
      dispatcher.answer(bot.receive(Messages.text("584140000100", "bloquea")).toAnswer());
      await(entered);
      dispatcher.answer(bot.receive(Messages.text("584140000100", "otra cosa")).toAnswer());

      release.countDown();

      await(others);
    }
    assertThat(bot.row("otra cosa").respuestaBot()).isEqualTo("a otra cosa");
  }

  @Test
  void whatWaitsInTheDatabaseAtTheStartIsAnswered() {
    CountDownLatch others = new CountDownLatch(2);
    bot.receive(Messages.text("584140000101", "uno"), Messages.text("584140000102", "dos"));
    try (ChatDispatcher dispatcher = bot.dispatcher(bot.replyToChat(blocking(others)))) {
      dispatcher.start();

      await(others);
    }
    assertThat(bot.row("uno").respuestaBot()).isEqualTo("a uno");
  }

  @Test
  void whatAnotherNodeStoredIsFoundLater() {
    CountDownLatch others = new CountDownLatch(2);
    CountDownLatch first = new CountDownLatch(1);
    bot.receive(Messages.text("584140000101", "uno"));
    ReplyRules rules =
        TestBot.saying(
            body -> {
              first.countDown();
              others.countDown();
              return "a " + body;
            });
    try (ChatDispatcher dispatcher = bot.dispatcher(bot.replyToChat(rules))) {
      dispatcher.start();
      await(first);

      bot.receive(Messages.text("584140000102", "dos"));

      await(others);
    }
  }

  @Test
  void aChatThatFailsIsTriedAgainAndStopsNoOther() {
    CountDownLatch answered = new CountDownLatch(3);
    FlakyLookup lookup = new FlakyLookup(new PhoneNumber("584140000100"), 3);
    bot.receive(
        Messages.text("584140000100", "difícil"),
        Messages.text("584140000101", "fácil"),
        Messages.text("584140000102", "fácil también"));
    ReplyToChat reply = bot.replyToChat(blocking(answered), lookup);
    try (ChatDispatcher dispatcher = bot.dispatcher(reply)) {
      dispatcher.start();

      await(answered);
    }
    assertThat(bot.row("difícil").respuestaBot()).isEqualTo("a difícil");
    assertThat(bot.listener.failures()).hasSize(3).allMatch(StorageException.class::isInstance);
  }

  /** Fails for one phone, so many times. */
  private record FlakyLookup(PhoneNumber phone, AtomicInteger failuresLeft)
      implements ClienteLookup {
    FlakyLookup(PhoneNumber phone, int failures) {
      this(phone, new AtomicInteger(failures));
    }

    @Override
    public ClienteMatch findByPhone(PhoneNumber asked) {
      if (asked.equals(phone) && failuresLeft.getAndDecrement() > 0) {
        throw new StorageException("no se pudo leer");
      }
      return new ClienteMatch.None();
    }

    @Override
    public ClienteMatch findByNationalId(NationalId id) {
      return new ClienteMatch.None();
    }

    @Override
    public Optional<Cliente> find(ClienteId id) {
      return Optional.empty();
    }
  }

  @Test
  void closingWaitsForTheChatInHandAndBeginsNoOther() throws Exception {
    ChatDispatcher dispatcher =
        new ChatDispatcher(
            bot.replyToChat(blocking(new CountDownLatch(1))),
            bot.storage.replies(),
            new ReplySettings(1, 10, TestBot.PATIENCE).withPause(Duration.ZERO),
            bot.listener,
            bot.clock);
    bot.receive(Messages.text("584140000100", "bloquea"));
    dispatcher.start();
    await(entered);
    dispatcher.answer(bot.receive(Messages.text("584140000101", "no empieza")).toAnswer());

    Thread closing = new Thread(dispatcher::close);
    closing.start();
    TestBot.awaitThatItWaits(closing, Thread.class);
    release.countDown();
    closing.join(TestBot.PATIENCE.toMillis());

    assertThat(closing.isAlive()).isFalse();
    assertThat(bot.row("bloquea").procesado()).isTrue();
    assertThat(bot.row("no empieza").procesado()).isFalse();
  }

  @Test
  void closingWhatWasNeverStartedEndsAtOnce() {
    bot.dispatcher(bot.replyToChat(blocking(new CountDownLatch(1)))).close();
  }
}
