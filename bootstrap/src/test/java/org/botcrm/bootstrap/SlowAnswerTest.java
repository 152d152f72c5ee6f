package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees on their phone while the bot takes its time. */
class SlowAnswerTest {
  private static final String PHONE = "584149990041";

  @TempDir private Path folder;
  private final CountDownLatch released = new CountDownLatch(1);

  private RunningBot bot(String setting) {
    ReplyRule slow = new SlowRule("lenta", released);
    return RunningBot.in(
        folder,
        settings -> {
          Map<String, String> changed = new HashMap<>(settings);
          changed.put("BOT_LEIDO", setting);
          return changed;
        },
        ReplyRules.firstMatch(List.of(slow)));
  }

  @ParameterizedTest
  @CsvSource({"escribiendo, 1", "leido, 0"})
  void whoWaitsSeesThatTheMessageWasReadAndThatAnAnswerIsWritten(String setting, int typings)
      throws InterruptedException {
    try (RunningBot bot = bot(setting)) {
      bot.phones().say(PHONE, "hola");
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> bot.phones().phone(PHONE).state().reads() == 1);
      assertThat(bot.phones().phone(PHONE).state().typings()).isEqualTo(typings);
      assertThat(bot.phones().phone(PHONE).state().sends()).isZero();

      released.countDown();

      await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(PHONE).size() == 1);
      assertThat(bot.answersTo(PHONE)).containsExactly("por fin");
    }
  }

  @Test
  void whoAskedForNothingOfThatGetsTheAnswerAlone() throws InterruptedException {
    try (RunningBot bot = bot("no")) {
      bot.phones().say(PHONE, "hola");

      // Twice as long as others are left to wonder.
      await()
          .during(Duration.ofSeconds(1))
          .atMost(RunningBot.PATIENCE)
          .until(() -> bot.phones().phone(PHONE).state().reads() == 0);
      released.countDown();
      await().atMost(RunningBot.PATIENCE).until(() -> bot.answersTo(PHONE).size() == 1);
      assertThat(bot.phones().phone(PHONE).state().reads()).isZero();
    }
  }

  private record SlowRule(String name, CountDownLatch released) implements ReplyRule {
    @Override
    public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
      try {
        boolean done = released.await(RunningBot.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return done ? Optional.of(new Reply("por fin")) : Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}
