package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.botcrm.domain.template.TemplateSource.Fetched;
import org.botcrm.testkit.fixture.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlantillasApiTest {
  private static final String SYNC = BotRoutes.PLANTILLAS + "/sincronizar";

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void templatesAreListedWithWhatTheyNeed() {
    bot.fetched = new Fetched.All(List.of(Templates.full()));
    assertThat(bot.post(SYNC).statusCode()).isEqualTo(200);

    JsonNode list = bot.getJson(BotRoutes.PLANTILLAS);

    assertThat(list.path("cuenta").asText()).isEqualTo(Templates.ACCOUNT.value());
    JsonNode template = list.path("plantillas").path(0);
    assertThat(template.path("nombre").asText()).isEqualTo("recibo_de_pago");
    assertThat(template.path("idioma").asText()).isEqualTo("es_MX");
    assertThat(template.path("se_puede_enviar").asBoolean()).isTrue();
    assertThat(template.at("/texto/parametros/1/nombre").asText()).isEqualTo("monto");
    assertThat(template.at("/texto/ejemplo").asText()).isEqualTo("Hola Ana 😀\nPagó $1.");
    assertThat(template.at("/encabezado/ejemplo").asText()).isEqualTo("Recibo 77");
    assertThat(template.at("/botones/1/lleva_parametro").asBoolean()).isTrue();
    assertThat(template.at("/botones/0/lleva_parametro").asBoolean()).isFalse();
  }

  @Test
  void aListThatWasNeverGivenIsEmptyAndSaysSo() {
    JsonNode list = bot.getJson(BotRoutes.PLANTILLAS);

    assertThat(list.path("sincronizado_en").isNull()).isTrue();
    assertThat(list.path("plantillas")).isEmpty();
  }

  @Test
  void askingMetaTellsHowManyThereAre() {
    bot.fetched = new Fetched.All(List.of(Templates.full(), Templates.of("b", "es", "B")));

    HttpResponse<String> answer = bot.post(SYNC);

    assertThat(TestBot.json(answer).path("plantillas").asInt()).isEqualTo(2);
    assertThat(TestBot.json(answer).path("sincronizado_en").asText())
        .startsWith(bot.clock.instant().toString().substring(0, 19));
  }

  @Test
  void whatMetaDoesNotGiveIs502WithTheReasonAndTheListStays() {
    bot.fetched = new Fetched.All(List.of(Templates.full()));
    bot.post(SYNC);
    bot.fetched = new Fetched.Failed("Meta tardó demasiado");

    HttpResponse<String> answer = bot.post(SYNC);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(TestBot.json(answer).path("detail").asText()).isEqualTo("Meta tardó demasiado.");
    assertThat(bot.getJson(BotRoutes.PLANTILLAS).path("plantillas")).hasSize(1);
  }

  @Test
  void templatesNeedTheKey() {
    assertThat(bot.send(bot.request(BotRoutes.PLANTILLAS)).statusCode()).isEqualTo(401);
    assertThat(bot.send(bot.request(SYNC).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(401);
  }
}
