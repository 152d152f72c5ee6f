package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.testkit.fixture.Deliveries;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final String CANARY = "canario-4127654321";

  private final List<byte[]> bodies = new ArrayList<>();
  private final TestBot bot =
      TestBot.with(
          WebSettings.guardedBy(new ApiKey(TestBot.KEY)),
          body -> {
            bodies.add(body);
            String text = new String(body, StandardCharsets.UTF_8);
            return text.startsWith("?")
                ? ParsedDelivery.unreadable("no es JSON")
                : Deliveries.of(Messages.text("584121234567", text));
          });

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void theHandshakeGivesTheChallengeBackAndNothingElse() {
    HttpResponse<String> answer = handshake("subscribe", TestBot.TOKEN, "1158201444");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
  }

  @Test
  void theChallengeIsGivenBackDecodedAndNeverAsAPage() {
    HttpResponse<String> answer = handshake("subscribe", TestBot.TOKEN, "%3Cb%3E+%C3%B1%26");

    assertThat(answer.body()).isEqualTo("<b> ñ&");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub.mode=subscribe&hub.verify_token=otra&hub.challenge=1",
        "hub.mode=subscribe&hub.verify_token=&hub.challenge=1",
        "hub.mode=subscribe&hub.challenge=1",
        "hub.mode=unsubscribe&hub.verify_token=" + TestBot.TOKEN + "&hub.challenge=1",
        "hub.verify_token=" + TestBot.TOKEN + "&hub.challenge=1",
        ""
      })
  void aHandshakeWithoutTheTokenOrTheModeIsForbidden(String query) {
    HttpResponse<String> answer = bot.send(bot.request(BotRoutes.WEBHOOK + "?" + query));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain(TestBot.TOKEN);
  }

  @Test
  void aHandshakeWithoutAChallengeIsABadRequest() {
    String query = "?hub.mode=subscribe&hub.verify_token=" + TestBot.TOKEN;

    HttpResponse<String> answer = bot.send(bot.request(BotRoutes.WEBHOOK + query));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestBot.json(answer).path("parametro").asText()).isEqualTo("hub.challenge");
  }

  @Test
  void aSignedDeliveryIsStoredAsItsBytesCameAndThenAnswered() {
    byte[] body = "hola 👋\r\n\u0000".getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer = bot.post(body, "X-Hub-Signature-256", TestBot.SIGNATURE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(bodies).singleElement().isEqualTo(body);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aSignedDeliveryThatCannotBeReadIsAnsweredAllTheSame() {
    HttpResponse<String> answer =
        bot.post("?".getBytes(StandardCharsets.UTF_8), "x-hub-signature-256", TestBot.SIGNATURE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(bot.storage.deliveries().listFailed(new DeliveryId(0), 9)).hasSize(1);
  }

  @Test
  void aBodyAsLargeAsMetaEverSendsIsTaken() {
    byte[] body = new byte[BodyReader.MAX_BYTES];
    Arrays.fill(body, (byte) '?');

    HttpResponse<String> answer = bot.post(body, "X-Hub-Signature-256", TestBot.SIGNATURE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(bodies).singleElement().isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=mala", "", "sha1=buena", "SHA256=BUENA"})
  void aDeliveryWithAWrongSignatureIsRefusedWithAnEmptyBodyAndUnread(String signature) {
    HttpResponse<String> answer =
        bot.post("hola".getBytes(StandardCharsets.UTF_8), "X-Hub-Signature-256", signature);

    assertRefused(answer);
  }

  @Test
  void aDeliveryWithoutASignatureIsRefused() {
    assertRefused(bot.post("hola".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDeliveryWithTwoSignaturesIsRefusedThoughBothAreRight() {
    assertRefused(
        bot.post(
            "hola".getBytes(StandardCharsets.UTF_8),
            "X-Hub-Signature-256",
            TestBot.SIGNATURE,
            "X-Hub-Signature-256",
            TestBot.SIGNATURE));
  }

  @Test
  void metaIsAskedToRepeatWhatCouldNotBeStored() {
    bot.storage.breakWith(new StorageException(CANARY));

    HttpResponse<String> answer = send("hola");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.body()).doesNotContain(CANARY);
    bot.storage.repair();
    assertThat(send("hola").statusCode()).isEqualTo(200);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void anUnexpectedFailureTellsNothingOfItself() {
    bot.storage.breakWith(new IllegalStateException(CANARY));

    HttpResponse<String> answer = send("hola");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain(CANARY).doesNotContain("IllegalState");
  }

  private HttpResponse<String> send(String text) {
    return bot.post(
        text.getBytes(StandardCharsets.UTF_8), "X-Hub-Signature-256", TestBot.SIGNATURE);
  }

  private HttpResponse<String> handshake(String mode, String token, String challenge) {
    String query = "?hub.mode=%s&hub.verify_token=%s&hub.challenge=%s";
    return bot.send(bot.request(BotRoutes.WEBHOOK + query.formatted(mode, token, challenge)));
  }

  private void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    assertThat(bodies).isEmpty();
    assertThat(stored()).isZero();
  }

  private long stored() {
    return bot.storage
        .conversaciones()
        .list(ConversacionFilter.all(), new PageRequest.Numbered(1, 1))
        .total();
  }
}
