package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class GraphSendTest {
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
  void aTextIsAcceptedInMetasShape() throws Exception {
    Bench.Answer answer = bench.send(Bench.text(Bench.PHONE, "hola"));

    assertThat(answer.http()).isEqualTo(200);
    assertThat(answer.json().path("messaging_product").asText()).isEqualTo("whatsapp");
    assertThat(answer.json().at("/contacts/0/input").asText()).isEqualTo(Bench.PHONE);
    assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo(Bench.DIGITS);
    assertThat(answer.json().at("/contacts/0").has("user_id")).isFalse();
    assertThat(answer.messageId()).matches("wamid\\.[A-Za-z0-9+/]+=*");
  }

  @Test
  void eachStatusIsItsOwnWebhookInOrderWithTheCallbackData() throws Exception {
    String id = bench.send(Bench.text(Bench.PHONE, "hola")).messageId();

    List<FakeBot.Webhook> webhooks = bench.bot.next(3);

    assertThat(webhooks)
        .extracting(FakeBot.Webhook::statusName)
        .containsExactly("sent", "delivered", "read");
    for (FakeBot.Webhook webhook : webhooks) {
      JsonNode status = webhook.status();
      assertThat(webhook.value().path("statuses")).hasSize(1);
      assertThat(status.path("id").asText()).isEqualTo(id);
      assertThat(status.path("recipient_id").asText()).isEqualTo(Bench.DIGITS);
      assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("fila-7");
      assertThat(status.path("timestamp").isTextual()).isTrue();
      assertThat(status.path("timestamp").asLong()).isEqualTo(MutableClock.START.getEpochSecond());
      assertThat(status.has("recipient_user_id")).isFalse();
    }
    assertThat(webhooks)
        .extracting(webhook -> webhook.status().has("pricing"))
        .containsExactly(true, false, false);
  }

  @Test
  void aPhoneThatWroteBeforeIsNamedInTheStatuses() throws Exception {
    bench.phones.say(Bench.PHONE, "hola");
    String userId = bench.bot.next().message().path("from_user_id").asText();

    bench.send(Bench.text(Bench.PHONE, "buenas"));

    FakeBot.Webhook sent = bench.bot.next();
    assertThat(userId).startsWith("VE.");
    assertThat(sent.status().path("recipient_user_id").asText()).isEqualTo(userId);
    assertThat(sent.value().at("/contacts/0/wa_id").asText()).isEqualTo(Bench.DIGITS);
    assertThat(sent.value().at("/contacts/0/profile/name").asText()).isEqualTo("Cliente de prueba");
  }

  @Test
  void aSendByUserIdIsAnsweredWithoutAPhone() throws Exception {
    bench.phones.sayJson("{\"de\":\"+584141234567\",\"texto\":\"hola\",\"sin_telefono\":true}");
    String userId = bench.bot.next().message().path("from_user_id").asText();

    Bench.Answer answer =
        bench.send(
            """
            {"messaging_product":"whatsapp","recipient":"%s","type":"text","text":{"body":"sí"}}
            """
                .formatted(userId));

    assertThat(answer.json().at("/contacts/0/input").asText()).isEqualTo(userId);
    assertThat(answer.json().at("/contacts/0/user_id").asText()).isEqualTo(userId);
    assertThat(answer.json().at("/contacts/0").has("wa_id")).isFalse();
    JsonNode status = bench.bot.next().status();
    assertThat(status.has("recipient_id")).isFalse();
    assertThat(status.has("biz_opaque_callback_data")).isFalse();
    assertThat(status.path("recipient_user_id").asText()).isEqualTo(userId);
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).outbound())
        .extracting(ChatMessage::text)
        .containsExactly("sí");
  }

  @Test
  void thePhoneWinsOverTheUserId() throws Exception {
    Bench.Answer answer =
        bench.send(
            """
            {"messaging_product":"whatsapp","to":"+584141234567","recipient":"VE.999",
             "type":"text","text":{"body":"hola"}}
            """);

    assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo(Bench.DIGITS);
    assertThat(answer.json().at("/contacts/0/user_id").asText()).isEqualTo("VE.999");
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).messages()).hasSize(1);
  }

  @Test
  void aUserIdInsteadOfThePhoneIsAcceptedAndFailsLater() throws Exception {
    Bench.Answer answer = bench.send(Bench.text("VE.13491208655302741918", "hola"));

    assertThat(answer.http()).isEqualTo(200);
    JsonNode status = bench.bot.next().status();
    assertThat(status.path("status").asText()).isEqualTo("failed");
    assertThat(status.at("/errors/0/code").asInt()).isEqualTo(131026);
    assertThat(bench.get("estadisticas").json().at("/envios/por_telefono")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+52 55 5550 0109, 5215555500109",
    "+5215555500109, 5215555500109",
    "+54 11 5555-0110, 5491155550110",
    "+55 31 99555-0111, 553195550111",
    "+55 11 99555-0111, 5511995550111",
    "+1 (650) 555-1234, 16505551234"
  })
  void metaMayKnowAPhoneByOtherDigits(String to, String waId) throws Exception {
    Bench.Answer answer = bench.send(Bench.text(to, "hola"));

    assertThat(answer.json().at("/contacts/0/input").asText()).isEqualTo(to);
    assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo(waId);
  }

  @Test
  void aMissingOrWrongTokenIsError190() throws Exception {
    String path = "v26.0/106540352242922/messages";
    for (String authorization : List.of("Bearer otro", Bench.TOKEN, "bearer " + Bench.TOKEN)) {
      Bench.Answer answer = bench.graph(path, authorization, Bench.text(Bench.PHONE, "hola"));

      assertThat(answer.http()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo(190);
      assertThat(answer.json().at("/error/type").asText()).isEqualTo("OAuthException");
      assertThat(answer.json().at("/error/fbtrace_id").asText()).isNotEmpty();
    }
    assertThat(bench.bot.unread()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v26.0/999999/messages", "beta/106540352242922/messages"})
  void anotherObjectIsError100WithSubcode33(String path) throws Exception {
    Bench.Answer answer =
        bench.graph(path, "Bearer " + Bench.TOKEN, Bench.text(Bench.PHONE, "hola"));

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(100);
    assertThat(answer.json().at("/error/error_subcode").asInt()).isEqualTo(33);
  }

  @Test
  void withoutARecipientMetaAsksForTo() throws Exception {
    Bench.Answer answer =
        bench.send(
            "{\"messaging_product\":\"whatsapp\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}");

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(100);
    assertThat(answer.json().at("/error/message").asText())
        .isEqualTo("The parameter to is required.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hola", "+58", "04141234567", "+1234567890123456", "58 414 x"})
  void aRecipientThatIsNoNumberIsError131009(String to) throws Exception {
    Bench.Answer answer = bench.send(Bench.text(to, "hola"));

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(131009);
  }

  @Test
  void aTextHas4096CharactersAsAPersonCountsThem() throws Exception {
    String longest = "😀".repeat(4096);

    assertThat(bench.send(Bench.text(Bench.PHONE, longest)).http()).isEqualTo(200);
    assertThat(bench.send(Bench.text(Bench.PHONE, longest + "a")).code()).isEqualTo(100);
    assertThat(bench.send(Bench.text(Bench.PHONE, "")).code()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no es json",
        "[]",
        "{\"to\":\"+584141234567\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}",
        "{\"messaging_product\":\"whatsapp\",\"to\":\"+584141234567\",\"type\":\"fax\",\"fax\":{}}",
        "{\"messaging_product\":\"whatsapp\",\"to\":\"+584141234567\",\"type\":\"image\"}",
        "{\"messaging_product\":\"whatsapp\",\"status\":\"visto\",\"message_id\":\"wamid.x\"}"
      })
  void aBodyMetaDoesNotUnderstandIsError100(String json) throws Exception {
    Bench.Answer answer = bench.send(json);

    assertThat(answer.http()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(100);
  }

  @Test
  void callbackDataOverItsLimitIsRefused() throws Exception {
    String json = Bench.text(Bench.PHONE, "hola");

    assertThat(bench.send(json.replace("fila-7", "x".repeat(512))).http()).isEqualTo(200);
    assertThat(bench.send(json.replace("fila-7", "x".repeat(513))).code()).isEqualTo(100);
  }

  @Test
  void aMessageWithButtonsIsKeptWhole() throws Exception {
    bench.send(
        """
        {"messaging_product":"whatsapp","to":"+584141234567","type":"interactive",
         "interactive":{"type":"button","body":{"text":"¿Sigue?"},"action":{"buttons":[
          {"type":"reply","reply":{"id":"si","title":"Sí"}}]}}}
        """);

    ChatMessage message =
        bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).messages().get(0);
    assertThat(message.type()).isEqualTo("interactive");
    assertThat(message.text()).isEqualTo("¿Sigue?");
    assertThat(message.content()).contains("\"buttons\"");
  }

  @Test
  void markingAsReadShowsOnThePhone() throws Exception {
    String id = bench.phones.say(Bench.PHONE, "hola").messageId();

    Bench.Answer answer =
        bench.send(
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"%s",
             "typing_indicator":{"type":"text"}}
            """
                .formatted(id));

    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(bench.awaitTick(Bench.PHONE, id, "read").has("delivered")).isTrue();
  }

  @Test
  void markingSomethingElseAsReadIsError131009() throws Exception {
    Bench.Answer answer =
        bench.send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"7\"}");

    assertThat(answer.code()).isEqualTo(131009);
  }
}
