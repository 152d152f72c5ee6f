package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class FaultsTest {
  private static final String HELLO = Bench.text(Bench.PHONE, "hola");

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = Bench.open();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anErrorComesForSoManySendsAndThenNoMore() throws Exception {
    bench.phones.planFault("{\"codigo\":131026,\"http\":400,\"veces\":2}");

    assertThat(bench.send(HELLO).code()).isEqualTo(131026);
    assertThat(bench.send(HELLO).http()).isEqualTo(400);
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    assertThat(bench.bot.next(3)).hasSize(3);
    assertThat(bench.bot.unread()).isZero();
  }

  @Test
  void aCodeBringsItsOwnHttpStatusAndTitle() throws Exception {
    bench.phones.planFault("{\"codigo\":131016}");

    Bench.Answer answer = bench.send(HELLO);

    assertThat(answer.http()).isEqualTo(500);
    assertThat(answer.json().at("/error/message").asText())
        .isEqualTo("(#131016) Service unavailable");
  }

  @Test
  void anOutageHasNoJson() throws Exception {
    bench.phones.planFault("{\"http\":503}");

    assertThat(bench.send(HELLO)).isEqualTo(new Bench.Answer(503, ""));
  }

  @Test
  void aLostAnswerStillReachesThePhoneAndBringsStatuses() throws Exception {
    bench.phones.planFault("{\"perder_respuesta\":true}");

    assertThatThrownBy(() -> bench.send(HELLO)).isInstanceOf(IOException.class);

    assertThat(bench.bot.next(3))
        .extracting(FakeBot.Webhook::statusName)
        .containsExactly("sent", "delivered", "read");
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).messages()).hasSize(1);
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void aBrokenAnswerIsNoJsonAlthoughItWasAccepted() throws Exception {
    bench.phones.planFault("{\"json_malo\":true}");

    Bench.Answer answer = bench.send(HELLO);

    assertThat(answer.http()).isEqualTo(200);
    assertThat(Json.readObject(answer.body().getBytes())).isEmpty();
    assertThat(bench.bot.next().statusName()).isEqualTo("sent");
  }

  @Test
  void aSlowAnswerComesLaterThanItsStatuses() throws Exception {
    bench.phones.planFault("{\"demora_ms\":60000}");

    CompletableFuture<?> answer = bench.sendAsync(HELLO);

    bench.bot.next(3);
    assertThat(answer).isNotDone();
  }

  @Test
  void aShortDelayEndsInAGoodAnswer() throws Exception {
    bench.phones.planFault("{\"demora_ms\":20}");

    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @Test
  void anAcceptedMessageCanFailLater() throws Exception {
    bench.phones.planFault("{\"codigo\":131047,\"fallido\":true}");

    Bench.Answer answer = bench.send(HELLO);

    assertThat(answer.http()).isEqualTo(200);
    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.statusName()).isEqualTo("failed");
    assertThat(webhook.status().path("id").asText()).isEqualTo(answer.messageId());
    assertThat(webhook.status().path("biz_opaque_callback_data").asText()).isEqualTo("fila-7");
    assertThat(webhook.status().at("/errors/0/code").asInt()).isEqualTo(131047);
    assertThat(webhook.status().at("/errors/0/title").asText()).isEqualTo("Re-engagement message");
    assertThat(webhook.value().has("contacts")).isFalse();
    assertThat(bench.awaitTick(Bench.PHONE, answer.messageId(), "failed").ticks()).hasSize(1);
  }

  @Test
  void statusesCanComeBeforeTheAnswer() throws Exception {
    CountDownLatch lastStatus = new CountDownLatch(1);
    bench.bot.answers(
        webhook -> {
          if (webhook.statusName().equals("read")) {
            await(lastStatus);
          }
          return 200;
        });
    bench.phones.planFault("{\"estados_antes\":true}");

    CompletableFuture<?> answer = bench.sendAsync(HELLO);
    bench.bot.next(2);
    assertThat(answer).isNotDone();
    lastStatus.countDown();

    assertThat(answer.get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(bench.bot.next().statusName()).isEqualTo("read");
  }

  @Test
  void receiptsAndMistakesDoNotUseUpAFault() throws Exception {
    bench.phones.planFault("{\"codigo\":130429}");

    bench.send(
        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.1\"}");
    bench.send(Bench.text("nadie", "hola"));

    assertThat(bench.send(HELLO).code()).isEqualTo(130429);
  }

  @Test
  void faultsComeInTheOrderTheyWerePlannedAndCanBeCleared() throws Exception {
    bench.phones.planFault("{\"codigo\":2}");
    Bench.Answer planned = bench.control("fallos", "{\"codigo\":4,\"veces\":5}");

    assertThat(planned.json().path("pendientes").asInt()).isEqualTo(6);
    assertThat(bench.send(HELLO).code()).isEqualTo(2);
    assertThat(bench.send(HELLO).code()).isEqualTo(4);
    bench.answer(HttpRequest.newBuilder(bench.at("/simulador/fallos")).DELETE().build());
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"sent\",\"read\"',sent;read",
    "'\"read\",\"delivered\",\"sent\"',read;delivered;sent",
    "'\"sent\"',sent",
    "'\"sent\",\"delivered\",\"read\",\"played\"',sent;delivered;read;played"
  })
  void statusesCanGetLostOrComeInAnotherOrder(String statuses, String expected) throws Exception {
    bench.phones.planFault("{\"estados\":[" + statuses + "],\"estados_antes\":true}");

    bench.send(HELLO);

    String[] names = expected.split(";");
    assertThat(bench.bot.next(names.length))
        .extracting(FakeBot.Webhook::statusName)
        .containsExactly(names);
    assertThat(bench.bot.unread()).isZero();
  }

  @Test
  void aMessageMayHaveNoStatusAtAll() throws Exception {
    // Answered once the statuses, of which there are none, have come to their end.
    bench.phones.planFault("{\"estados\":[],\"estados_antes\":true}");

    assertThat(bench.send(HELLO).http()).isEqualTo(200);

    assertThat(bench.bot.unread()).isZero();
    assertThat(bench.get("estadisticas").json().at("/webhooks/pendientes").asInt()).isZero();
  }

  @Test
  void thePriceOfAMessageCanBeChosen() throws Exception {
    bench.phones.planFault(
        "{\"precio\":{\"categoria\":\"service\",\"facturable\":true,\"tipo\":\"regular\"}}");

    bench.send(HELLO);

    assertThat(bench.bot.next().status().path("pricing").toString())
        .isEqualTo(
            "{\"billable\":true,\"pricing_model\":\"PMP\",\"type\":\"regular\","
                + "\"category\":\"service\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"estados\":[\"visto\"]}",
        "{\"estados\":\"sent\"}",
        "{\"codigo\":1,\"estados\":[]}",
        "{\"precio\":{\"color\":1}}",
        "{\"retry_after_s\":3}",
        "{\"veces\":3}",
        "no",
        "{\"código\":131026}",
        "{\"codigo\":\"131026\"}",
        "{\"codigo\":1,\"veces\":0}",
        "{\"http\":200}",
        "{\"demora_ms\":-1}",
        "{\"perder_respuesta\":1}",
        "{\"codigo\":1,\"perder_respuesta\":true}",
        "{\"fallido\":true}"
      })
  void aFaultThatMakesNoSenseIsRefusedWithAReason(String json) throws Exception {
    Bench.Answer answer = bench.control("fallos", json);

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isNotBlank();
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
