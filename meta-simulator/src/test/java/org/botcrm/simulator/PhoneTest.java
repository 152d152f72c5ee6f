package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class PhoneTest {
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    // Two phones of three messages, two waiters.
    bench = Bench.open(s -> s.withLimits(new SimulatorLimits(100, 4, 2, 3, 2)));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aPhoneSaysSomethingAndLearnsThatTheBotTookIt() throws Exception {
    Said said = bench.phones.say("+58 414-123.45.67", "hola");

    assertThat(said.delivered()).isTrue();
    assertThat(said.http()).isEqualTo(200);
    assertThat(said.retrying()).isFalse();
    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.value().at("/metadata/phone_number_id").asText())
        .isEqualTo("106540352242922");
    assertThat(webhook.value().at("/contacts/0/wa_id").asText()).isEqualTo(Bench.DIGITS);
    assertThat(webhook.message().path("id").asText()).isEqualTo(said.messageId());
    assertThat(webhook.message().path("from").asText()).isEqualTo(Bench.DIGITS);
    assertThat(webhook.message().path("type").asText()).isEqualTo("text");
    assertThat(webhook.message().at("/text/body").asText()).isEqualTo("hola");
    assertThat(webhook.message().path("timestamp").asText())
        .isEqualTo(Long.toString(MutableClock.START.getEpochSecond()));
    assertThat(bench.awaitTick(Bench.PHONE, said.messageId(), "delivered").direction())
        .isEqualTo(Direction.INBOUND);
  }

  @Test
  void theWebhookIsEscapedTheWayMetaDoes() throws Exception {
    bench.phones.say(Bench.PHONE, "señal 😀 a/b <c>");

    assertThat(bench.bot.next().raw())
        .contains("\"body\":\"se\\u00f1al \\ud83d\\ude00 a\\/b <c>\"")
        .matches("\\p{ASCII}+");
  }

  @Test
  void aHiddenPhoneIsKnownByItsUserIdOnly() throws Exception {
    bench.phones.sayJson(
        """
        {"de":"+584141234567","texto":"hola","nombre":"Ana","user_id":"VE.77","sin_telefono":true}
        """);

    FakeBot.Webhook webhook = bench.bot.next();
    assertThat(webhook.raw()).doesNotContain("\"from\"", "wa_id");
    assertThat(webhook.message().path("from_user_id").asText()).isEqualTo("VE.77");
    assertThat(webhook.value().at("/contacts/0/user_id").asText()).isEqualTo("VE.77");
    assertThat(webhook.value().at("/contacts/0/profile/name").asText()).isEqualTo("Ana");
    assertThat(bench.phones.awaitMessages("VE.77", 0, Bench.PATIENCE).messages()).hasSize(1);
  }

  @Test
  void anEmptyUserIdIsThePhoneOfBeforeUserIds() throws Exception {
    bench.phones.sayJson("{\"de\":\"+584141234567\",\"texto\":\"hola\",\"user_id\":\"\"}");

    assertThat(bench.bot.next().raw()).doesNotContain("user_id");
  }

  @Test
  void anyTypeCanBeSentRaw() throws Exception {
    bench.phones.sayJson(
        """
        {"de":"+584141234567","tipo":"image","mensaje":{"id":"9","mime_type":"image/jpeg",
         "caption":"pago"},"campos":{"context":{"id":"wamid.7"}},"message_id":"wamid.mio",
         "hora":1700000000}
        """);

    JsonNode message = bench.bot.next().message();
    assertThat(message.path("type").asText()).isEqualTo("image");
    assertThat(message.at("/image/mime_type").asText()).isEqualTo("image/jpeg");
    assertThat(message.at("/context/id").asText()).isEqualTo("wamid.7");
    assertThat(message.path("id").asText()).isEqualTo("wamid.mio");
    assertThat(message.path("timestamp").asText()).isEqualTo("1700000000");
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).messages())
        .extracting(ChatMessage::text)
        .containsExactly("pago");
  }

  @Test
  void aMessageTheBotRefusesIsReportedAndTriedAgain() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    bench.bot.answers(webhook -> calls.incrementAndGet() == 1 ? 503 : 200);

    Said said = bench.phones.say(Bench.PHONE, "hola");

    assertThat(said).isEqualTo(new Said(said.messageId(), false, 503, true));
    assertThat(bench.bot.next()).isEqualTo(bench.bot.next());
    bench.awaitTick(Bench.PHONE, said.messageId(), "delivered");
  }

  @Test
  void aMessageIsNotTriedAgainWhenNobodyWantsIt() throws Exception {
    bench.bot.answers(webhook -> 401);

    Said said =
        bench.phones.sayJson("{\"de\":\"+584141234567\",\"texto\":\"hola\",\"reintentar\":false}");

    assertThat(said).isEqualTo(new Said(said.messageId(), false, 401, false));
    assertThat(bench.get("estadisticas").json().at("/webhooks/reintentos").asInt()).isZero();
  }

  @Test
  void aBotThatIsNotThereIsNoAnswer() throws Exception {
    bench.bot.close();

    Said said = bench.phones.say(Bench.PHONE, "hola");

    assertThat(said).isEqualTo(new Said(said.messageId(), false, 0, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"texto\":\"hola\"}",
        "{\"de\":\"0414-1234567\",\"texto\":\"hola\"}",
        "{\"de\":\"+584141234567\"}",
        "{\"de\":\"+584141234567\",\"tipo\":\"image\"}",
        "{\"de\":\"+584141234567\",\"texto\":\"hola\",\"txt\":1}",
        "{\"de\":\"+584141234567\",\"texto\":\"hola\",\"hora\":\"ayer\"}",
        "hola"
      })
  void aRequestThatCannotBeSentSaysWhy(String json) throws Exception {
    Bench.Answer answer = bench.control("mensajes", json);

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isNotBlank();
    assertThat(bench.bot.unread()).isZero();
  }

  @Test
  void aWaitingPollWakesWhenTheReplyComes() throws Exception {
    bench.phones.say(Bench.PHONE, "hola");
    long last = bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).lastSequence();
    CompletableFuture<ChatPage> waiting =
        CompletableFuture.supplyAsync(() -> poll(Bench.PHONE, last));
    awaitWaiters(1);

    String id = bench.send(Bench.text(Bench.PHONE, "respuesta")).messageId();

    ChatPage page = waiting.get(60, TimeUnit.SECONDS);
    assertThat(page.outbound()).extracting(ChatMessage::text).containsExactly("respuesta");
    assertThat(page.lastSequence()).isGreaterThan(last);
    assertThat(bench.awaitTick(Bench.PHONE, id, "read").ticks())
        .extracting(Tick::status)
        .containsExactly("sent", "delivered", "read");
    awaitWaiters(0);
  }

  @Test
  void aPollOfAPhoneNobodyKnowsWaitsForItsFirstMessage() throws Exception {
    CompletableFuture<ChatPage> waiting =
        CompletableFuture.supplyAsync(() -> poll("+584120000000", 0));
    awaitWaiters(1);

    bench.phones.say(Bench.PHONE, "otro teléfono");
    assertThat(waiting).isNotDone();
    bench.phones.say("+584120000000", "este");

    assertThat(waiting.get(60, TimeUnit.SECONDS).messages())
        .extracting(ChatMessage::text)
        .containsExactly("este");
  }

  @Test
  void aPollEndsEmptyWhenNothingComes() throws Exception {
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Duration.ofMillis(1)).messages())
        .isEmpty();
  }

  @Test
  void oneWaiterTooManyIsTurnedAway() throws Exception {
    CompletableFuture<ChatPage> first =
        CompletableFuture.supplyAsync(() -> poll("+584120000000", 0));
    CompletableFuture<ChatPage> second =
        CompletableFuture.supplyAsync(() -> poll("+584120000000", 0));
    awaitWaiters(2);

    assertThat(bench.get("chats/58414/mensajes?espera=5").http()).isEqualTo(429);
    assertThat(bench.get("chats/58414/mensajes").http()).isEqualTo(200);

    bench.phones.say("+584120000000", "a los dos");
    assertThat(first.get(60, TimeUnit.SECONDS).messages()).hasSize(1);
    assertThat(second.get(60, TimeUnit.SECONDS).messages()).hasSize(1);
    awaitWaiters(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"espera=61", "espera=-1", "despues=x", "cambios=1e3"})
  void aPollOutOfRangeSaysSo(String query) throws Exception {
    Bench.Answer answer = bench.get("chats/58414/mensajes?" + query);

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).contains(query.split("=")[0]);
  }

  @Test
  void theOldestMessagesAndPhonesAreForgotten() throws Exception {
    for (String text : List.of("1", "2", "3", "4")) {
      bench.phones.say("+584140000001", text);
    }
    assertThat(bench.phones.awaitMessages("+584140000001", 0, Duration.ZERO).messages())
        .extracting(ChatMessage::text)
        .containsExactly("2", "3", "4");

    bench.phones.say("+584140000002", "a");
    bench.phones.say("+584140000001", "5");
    bench.phones.say("+584140000003", "b");

    assertThat(bench.phones.awaitMessages("+584140000002", 0, Duration.ZERO).messages()).isEmpty();
    assertThat(bench.phones.awaitMessages("+584140000001", 0, Duration.ZERO).messages())
        .extracting(ChatMessage::text)
        .containsExactly("3", "4", "5");
  }

  @Test
  void theSameMessageSaidTwiceShowsOnce() throws Exception {
    String json = "{\"de\":\"+584141234567\",\"texto\":\"hola\",\"message_id\":\"wamid.repetido\"}";

    bench.phones.sayJson(json);
    bench.phones.sayJson(json);

    assertThat(bench.bot.next(2)).hasSize(2);
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Duration.ZERO).messages()).hasSize(1);
  }

  private ChatPage poll(String phone, long after) {
    try {
      // Longer than the test waits: an answer at the end of the poll is no waking.
      return bench.phones.awaitMessages(phone, after, Duration.ofSeconds(60));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitWaiters(int count) throws Exception {
    while (bench.get("estadisticas").json().path("esperas").asInt() != count) {
      Thread.onSpinWait();
    }
  }
}
