package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class WebhookDeliveryTest {

  @Test
  void everyWebhookIsSignedOverItsRawBytes() throws Exception {
    try (Bench bench = Bench.open()) {
      bench.phones.say(Bench.PHONE, "¿Cuánto debo? 😀 a/b");
      bench.send(Bench.text(Bench.PHONE, "hola"));

      for (FakeBot.Webhook webhook : bench.bot.next(4)) {
        assertThat(webhook.signature()).isEqualTo(hmac(webhook.bytes()));
      }
    }
  }

  @Test
  void aRefusedWebhookComesAgainWithTheSameBytesBeforeTheNextOne() throws Exception {
    try (Bench bench = Bench.open()) {
      AtomicInteger calls = new AtomicInteger();
      bench.bot.answers(
          webhook -> {
            bench.clock.advance(Duration.ofSeconds(1));
            return calls.incrementAndGet() <= 3 ? 503 : 200;
          });

      // Held back until the statuses have come to their end.
      bench.phones.planFault("{\"estados_antes\":true}");

      bench.send(Bench.text(Bench.PHONE, "hola"));

      List<FakeBot.Webhook> webhooks = bench.bot.next(6);
      assertThat(webhooks)
          .extracting(FakeBot.Webhook::statusName)
          .containsExactly("sent", "sent", "sent", "sent", "delivered", "read");
      assertThat(webhooks.subList(0, 4))
          .extracting(FakeBot.Webhook::raw)
          .containsOnly(webhooks.get(0).raw());
      assertThat(bench.get("estadisticas").json().path("webhooks"))
          .isEqualTo(
              Json.readObject(
                      ("{\"entregados\":3,\"fallidos\":3,\"reintentos\":3,\"duplicados\":0,"
                              + "\"abandonados\":0,\"pendientes\":0}")
                          .getBytes())
                  .orElseThrow());
    }
  }

  @Test
  void onlyStatus200CountsAsTaken() throws Exception {
    try (Bench bench = Bench.open()) {
      AtomicInteger calls = new AtomicInteger();
      bench.bot.answers(webhook -> calls.incrementAndGet() == 1 ? 202 : 200);

      bench.send(Bench.text(Bench.PHONE, "hola"));

      assertThat(bench.bot.next(3))
          .extracting(FakeBot.Webhook::statusName)
          .containsExactly("sent", "sent", "delivered");
    }
  }

  @Test
  void aWebhookIsGivenUpAfterTheConfiguredTime() throws Exception {
    try (Bench bench = Bench.open()) {
      AtomicInteger calls = new AtomicInteger();
      bench.bot.answers(
          webhook -> {
            if (calls.incrementAndGet() == 3) {
              bench.clock.advance(Duration.ofMinutes(10));
            }
            return 500;
          });
      // Held back until the statuses have come to their end.
      bench.phones.planFault("{\"estados_antes\":true}");

      bench.send(Bench.text(Bench.PHONE, "hola"));

      assertThat(calls).hasValue(3);
      assertThat(bench.get("estadisticas").json().at("/webhooks/abandonados").asInt()).isEqualTo(1);
    }
  }

  @Test
  void duplicatingSendsEachWebhookTwice() throws Exception {
    try (Bench bench = Bench.open()) {
      assertThat(bench.control("duplicar", "{\"activo\":true}").http()).isEqualTo(200);

      bench.phones.say(Bench.PHONE, "hola");
      assertThat(bench.bot.unread()).isEqualTo(2);
      assertThat(bench.bot.next()).isEqualTo(bench.bot.next());

      bench.control("duplicar", "{\"activo\":false}");
      bench.phones.say(Bench.PHONE, "otra vez");
      assertThat(bench.bot.unread()).isEqualTo(1);
    }
  }

  @Test
  void aFullQueueRefusesTheSendAndShowsNothingOnThePhone() throws Exception {
    try (Bench bench = Bench.open(s -> s.withLimits(new SimulatorLimits(1, 1, 10, 10, 10)))) {
      CountDownLatch open = new CountDownLatch(1);
      bench.bot.answers(
          webhook -> {
            awaitQuietly(open);
            return 200;
          });

      assertThat(bench.send(Bench.text(Bench.PHONE, "una")).http()).isEqualTo(200);
      Bench.Answer second = bench.send(Bench.text(Bench.PHONE, "dos"));
      Bench.Answer say = bench.control("mensajes", "{\"de\":\"+584141234567\",\"texto\":\"x\"}");

      assertThat(second.http()).isEqualTo(503);
      assertThat(second.code()).isEqualTo(2);
      assertThat(say.http()).isEqualTo(503);
      assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Duration.ZERO).messages())
          .extracting(ChatMessage::text)
          .containsExactly("una");
      open.countDown();
    }
  }

  @Test
  void twoHundredSendsAtOnceEachGetTheirStatusesInOrder() throws Exception {
    try (Bench bench = Bench.open()) {
      List<String> ids =
          IntStream.range(0, 200)
              .mapToObj(i -> bench.sendAsync(Bench.text("+58414" + (1000000 + i % 20), "n" + i)))
              .toList()
              .stream()
              .map(answer -> new Bench.Answer(200, answer.join().body()).messageId())
              .toList();

      Map<String, List<String>> statuses =
          bench.bot.next(600).stream()
              .map(FakeBot.Webhook::status)
              .collect(
                  Collectors.groupingBy(
                      status -> status.path("id").asText(),
                      Collectors.mapping(s -> s.path("status").asText(), Collectors.toList())));

      assertThat(ids).doesNotHaveDuplicates().hasSize(200);
      assertThat(statuses).containsOnlyKeys(ids);
      assertThat(statuses.values()).containsOnly(List.of("sent", "delivered", "read"));
      assertThat(bench.get("estadisticas").json().at("/envios/aceptados").asInt()).isEqualTo(200);
    }
  }

  @Test
  void theWebhookCanMoveWhileMessagesWait() throws Exception {
    try (Bench bench = Bench.open();
        FakeBot restarted = new FakeBot()) {
      bench.bot.answers(
          webhook -> {
            bench.simulator.useWebhook(restarted.url());
            return 503;
          });

      bench.send(Bench.text(Bench.PHONE, "hola"));

      assertThat(restarted.next(3))
          .extracting(FakeBot.Webhook::statusName)
          .containsExactly("sent", "delivered", "read");
    }
  }

  @Test
  void waitsGrowUpToTheirLimit() {
    RetryDelays delays = RetryDelays.STANDARD;

    assertThat(IntStream.of(1, 2, 5, 6, 1000).mapToObj(n -> delays.after(n).toMillis()))
        .containsExactly(200L, 400L, 3200L, 5000L, 5000L);
  }

  private static String hmac(byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Bench.SECRET.getBytes(), "HmacSHA256"));
    StringBuilder hex = new StringBuilder("sha256=");
    for (byte b : mac.doFinal(body)) {
      hex.append("%02x".formatted(b));
    }
    return hex.toString();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
