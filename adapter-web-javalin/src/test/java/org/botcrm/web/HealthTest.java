package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.Claim;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aRunningBotIsAliveThoughItsDatabaseIsDown() {
    bot.storage.breakWith(new StorageException("canario"));

    HttpResponse<String> answer = open("/health/live");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void aBotWithNothingToDoIsReady() {
    HttpResponse<String> answer = open("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(answer))
        .isEqualTo(
            TestBot.json(
                """
                {"status":"ok","base_de_datos":"ok","chats_en_espera":0,"espera_mas_larga_s":0,
                "salientes_en_espera":0,"saliente_mas_antiguo_s":0,"medios_en_espera":0,
                "medio_mas_antiguo_s":0,"numeros_con_problemas":[]}
                """));
  }

  @Test
  void aBotInTestModeSaysSo() {
    PhoneNumber only = new PhoneNumber("584149999999");
    WebSettings settings = WebSettings.openToThisMachine().withTestMode(only);
    try (TestBot tried = TestBot.with(settings)) {
      assertThat(TestBot.json(tried.get("/health/ready")).path("modo_prueba").asText())
          .isEqualTo("•••9999");
    }
  }

  @Test
  void aBotIsReadyUntilSomebodyWaitsLongerThanTheLimit() {
    bot.given(Messages.text("584121234567", "hola"));
    bot.clock.advance(Duration.ofMinutes(5));

    JsonNode ready = TestBot.json(open("/health/ready"));
    bot.clock.advance(Duration.ofSeconds(1));
    HttpResponse<String> late = open("/health/ready");

    assertThat(ready.path("status").asText()).isEqualTo("ok");
    assertThat(ready.path("chats_en_espera").asInt()).isEqualTo(1);
    assertThat(ready.path("espera_mas_larga_s").asInt()).isEqualTo(300);
    assertThat(late.statusCode()).isEqualTo(503);
    JsonNode problem = TestBot.json(late);
    assertThat(problem.path("type").asText()).isEqualTo("/docs#atrasado");
    assertThat(problem.path("detail").asText()).contains("chat", "301", "300");
    assertThat(problem.path("espera_mas_larga_s").asInt()).isEqualTo(301);
  }

  @Test
  void messagesThatCannotBeSentAreToldAndTakeNoWebhooksAway() {
    bot.given(Messages.text("584121234567", "hola"));
    bot.replyToChat.reply(new ChatId(1));
    bot.clock.advance(Duration.ofSeconds(301));

    HttpResponse<String> answer = open("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(answer).path("saliente_mas_antiguo_s").asInt()).isEqualTo(301);
    assertThat(TestBot.json(answer).path("salientes_en_espera").asInt()).isEqualTo(1);
  }

  @Test
  void filesThatCannotBeFetchedAreToldAndTakeNoWebhooksAway() {
    bot.given(
        Messages.from("584121234567")
            .type("image")
            .media(new MediaReference("1", "image/jpeg", null, null, null))
            .notAnswerable()
            .build());
    bot.clock.advance(Duration.ofSeconds(301));

    HttpResponse<String> answer = open("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(answer).path("medios_en_espera").asInt()).isEqualTo(1);
    assertThat(TestBot.json(answer).path("medio_mas_antiguo_s").asInt()).isEqualTo(301);
  }

  @Test
  void aNumberThatIsStoppedIsToldAndTakesNoWebhooksAway() {
    bot.clock.set(Instant.parse("2026-11-22T15:05:00Z"));
    attempt(new AttemptOutcome.Stopped(new SendError(190, "La clave venció")));

    HttpResponse<String> answer = open("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestBot.json(answer).path("numeros_con_problemas"))
        .isEqualTo(
            TestBot.json(
                """
                [{"phone_number_id":"106540352242922","estado":"detenido","codigo":190,
                "motivo":"La clave venció","desde":"2026-11-22T15:05:00.000000Z",
                "mensajes_por_segundo":0}]
                """));
  }

  @Test
  void aNumberThatIsSlowedIsTold() {
    Instant soon = bot.clock.instant().plusSeconds(1);
    attempt(new AttemptOutcome.Slowed(soon, 80, new SendError(130429, "Despacio")));
    String since = bot.clock.instant().toString();
    bot.clock.advance(Duration.ofSeconds(2));

    JsonNode number = TestBot.json(open("/health/ready")).path("numeros_con_problemas").path(0);

    assertThat(number.path("estado").asText()).isEqualTo("frenado");
    assertThat(number.path("codigo").isNull()).isTrue();
    assertThat(number.path("motivo").asText()).contains("más despacio");
    assertThat(number.path("desde").asText()).isEqualTo(since);
    assertThat(number.path("mensajes_por_segundo").asInt()).isBetween(40, 42);
  }

  private void attempt(AttemptOutcome outcome) {
    bot.given(Messages.text("584121234567", "hola"));
    bot.replyToChat.reply(new ChatId(1));
    Instant now = bot.clock.instant();
    Claim claim =
        bot.storage
            .outbox()
            .claim(new ClaimRequest(now, now.plusSeconds(60), 1, SendingRates.ofMeta()));
    bot.storage.outbox().record(claim.messages().get(0), outcome, now);
  }

  @Test
  void aBotWithoutItsDatabaseIsNotReady() {
    bot.storage.breakWith(new StorageException("canario"));

    HttpResponse<String> answer = open("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(TestBot.json(answer).path("type").asText())
        .isEqualTo("/docs#base-de-datos-no-disponible");
    assertThat(answer.body()).doesNotContain("canario");
  }

  @Test
  void metricsAreGivenInPrometheusOwnFormat() {
    HttpResponse<String> answer = open("/metrics");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(
            type -> assertThat(type.replace(" ", "")).startsWith("text/plain;version=0.0.4"));
    assertThat(answer.body()).isEqualTo(TestBot.METRICS);
  }

  private HttpResponse<String> open(String path) {
    return bot.send(bot.request(path));
  }
}
