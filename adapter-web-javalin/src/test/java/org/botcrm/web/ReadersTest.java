package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that does not answer its readers must not keep webhooks waiting. */
@Timeout(180)
class ReadersTest {
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    answer.countDown();
  }

  @Test
  void slowReadsKeepNoWebhookWaiting() throws IOException {
    List<RawHttp> reads = new ArrayList<>();
    try (TestBot bot = TestBot.guarded()) {
      bot.storage.holdLists(answer);
      for (int i = 0; i < 60; i++) {
        reads.add(new RawHttp(bot.port()).write(list()));
      }

      byte[] body = "hola".getBytes(StandardCharsets.UTF_8);
      assertThat(bot.post(body, "X-Hub-Signature-256", TestBot.SIGNATURE).statusCode())
          .isEqualTo(200);

      answer.countDown();
      for (RawHttp read : reads) {
        assertThat(read.readAll().status()).isEqualTo(200);
      }
    } finally {
      for (RawHttp read : reads) {
        read.close();
      }
    }
  }

  @Test
  void moreReadsThanMayWaitAreRefused() throws Exception {
    RouteHandler held = new Readers("test", 8, 64).reading(waiting());
    CompletionStage<?> first = held.handle(null);
    for (int i = 1; i < 72; i++) {
      held.handle(null);
    }

    assertThatThrownBy(() -> held.handle(null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.OVERLOADED));

    answer.countDown();
    assertThat(first.toCompletableFuture()).succeedsWithin(30, TimeUnit.SECONDS);
  }

  @Test
  void whateverAReadThrowsIsAnswered() throws Exception {
    Handler broken =
        ctx -> {
          throw new AssertionError("roto");
        };

    CompletableFuture<?> done =
        new Readers("test", 8, 64).reading(broken).handle(null).toCompletableFuture();

    assertThat(done)
        .failsWithin(30, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingRootCause()
        .isInstanceOf(AssertionError.class);
  }

  private Handler waiting() {
    return ctx -> answer.await();
  }

  private static String list() {
    return String.join(
        "\r\n",
        "GET " + BotRoutes.CONVERSACIONES + " HTTP/1.1",
        "Host: localhost",
        "Authorization: Bearer " + TestBot.KEY,
        "Connection: close",
        "",
        "");
  }
}
