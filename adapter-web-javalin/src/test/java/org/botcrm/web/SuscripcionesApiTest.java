package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.application.subscription.MakeSubscription;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionQueue;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuscripcionesApiTest {
  private static final String ROOT = SubscriptionRoutes.ROOT;
  private static final String NEW = "{\"url\":\"https://crm.example/avisos\"}";

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  /** A subscription with two dead letters, whose subscriber does not answer. */
  static void fill(TestBot bot) {
    bot.postJson(ROOT, NEW);
    giveUp(bot, 1, EventKind.CHAT_BEGUN);
    giveUp(bot, 2, EventKind.MESSAGE_RECEIVED);
  }

  private static void giveUp(TestBot bot, long offset, EventKind kind) {
    SubscriptionQueue queue = bot.subscriptions.queue();
    var now = bot.clock.instant();
    SubscriptionTurn turn = queue.claim(Long.MAX_VALUE, now, now.plusSeconds(60)).orElseThrow();
    FeedEvent event = new FeedEvent(offset, now, kind, new ChatId(1), 1, null);
    SubscriptionProgress behind = new SubscriptionProgress(offset, 3, now, now, "no contesta");
    queue.record(turn, new TurnResult.GaveUp(behind, event, "respondió 500"), now);
  }

  @Test
  void aSecretIsShownOnceAndTheSubscriptionBeginsNow() {
    bot.given(Messages.text("584121234567", "hola"));

    HttpResponse<String> answer =
        bot.postJson(
            ROOT,
            "{\"url\":\"https://crm.example/avisos\",\"tipos\":[\"pago_reportado\",\"toma\"]}");

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode made = TestBot.json(answer);
    String secret = made.path("secreto").asText();
    assertThat(secret).startsWith(MakeSubscription.PREFIX).hasSize(6 + 43);
    JsonNode one = made.path("suscripcion");
    assertThat(one.path("entregado_hasta").asLong()).isEqualTo(bot.storage.feed().last());
    assertThat(one.path("activa").asBoolean()).isTrue();
    assertThat(words(one.path("tipos"))).containsExactlyInAnyOrder("pago_reportado", "toma");
    assertThat(one.path("proximo_intento").isNull()).isTrue();
    HttpResponse<String> list = bot.get(ROOT);
    assertThat(list.body()).doesNotContain(secret).contains("https://crm.example/avisos");
    assertThat(TestBot.json(bot.postJson(ROOT, NEW)).path("secreto").asText()).isNotEqualTo(secret);
  }

  @Test
  void itMayBeginEarlier() {
    bot.given(Messages.text("584121234567", "hola"));

    bot.postJson(ROOT, "{\"url\":\"https://crm.example/\",\"desde\":1}");

    JsonNode one = bot.getJson(ROOT).at("/suscripciones/0");
    assertThat(one.path("entregado_hasta").asLong()).isZero();
    assertThat(one.path("atraso").asLong()).isEqualTo(bot.storage.feed().last());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|url",
        "{\"url\":\"http://crm.example/\"}|url",
        "{\"url\":\"https://crm example/\"}|url",
        "{\"url\":\"https://crm.example/\",\"tipos\":[\"otro\"]}|tipos",
        "{\"url\":\"https://crm.example/\",\"tipos\":[{}]}|tipos",
        "{\"url\":\"https://crm.example/\",\"desde\":0}|desde",
        "{\"url\":\"https://crm.example/\",\"secreto\":\"mio\"}|secreto"
      })
  void whatCannotBeSubscribedNamesItsField(String body, String field) {
    HttpResponse<String> answer = bot.postJson(ROOT, body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(TestBot.json(answer).path("campo").asText()).isEqualTo(field);
    assertThat(bot.subscriptions.repository().list()).isEmpty();
  }

  @Test
  void anAddressThatMayNotBeCalledIsRefusedWithTheReason() {
    HttpResponse<String> answer = bot.postJson(ROOT, "{\"url\":\"http://crm.example/\"}");

    assertThat(TestBot.json(answer).path("detail").asText()).contains("sin https");
  }

  @Test
  void thereAreSoManyAndNoMore() {
    for (int i = 0; i < MakeSubscription.MOST; i++) {
      assertThat(bot.postJson(ROOT, NEW).statusCode()).isEqualTo(201);
    }

    assertThat(bot.postJson(ROOT, NEW).statusCode()).isEqualTo(422);
    assertThat(bot.subscriptions.repository().list()).hasSize(MakeSubscription.MOST);
  }

  @Test
  void aSubscriptionIsChangedAndDeleted() {
    bot.postJson(ROOT, NEW);
    String one = ROOT + "/1";

    JsonNode off =
        TestBot.json(
            bot.postJson(one + "/cambiar", "{\"activa\":false,\"tipos\":[\"chat_nuevo\"]}"));
    assertThat(off.at("/suscripcion/activa").asBoolean()).isFalse();
    assertThat(words(off.at("/suscripcion/tipos"))).containsExactly("chat_nuevo");
    assertThat(off.path("secreto").isNull()).isTrue();
    JsonNode on = TestBot.json(bot.postJson(one + "/cambiar", "{\"activa\":true}"));
    assertThat(words(on.at("/suscripcion/tipos"))).containsExactly("chat_nuevo");
    assertThat(bot.postJson(one + "/cambiar", "{}").statusCode()).isEqualTo(422);

    assertThat(bot.postJson(one + "/borrar", "{}").statusCode()).isEqualTo(200);
    for (String path : List.of("/cambiar", "/borrar", "/repetir")) {
      assertThat(bot.postJson(one + path, "{\"activa\":true}").statusCode()).isEqualTo(404);
    }
    assertThat(bot.get(one + "/fallidas").statusCode()).isEqualTo(404);
  }

  @Test
  void deadLettersAreListedAndToldAgain() {
    fill(bot);
    String one = ROOT + "/1";

    JsonNode first = bot.getJson(one + "/fallidas?per_page=1");
    assertThat(first.at("/fallidas/0/evento/offset").asInt()).isEqualTo(1);
    assertThat(first.at("/fallidas/0/evento/tipo").asText()).isEqualTo("chat_nuevo");
    assertThat(first.at("/fallidas/0/motivo").asText()).isEqualTo("respondió 500");
    assertThat(first.at("/fallidas/0/por_repetir").asBoolean()).isFalse();
    String next = first.at("/paginacion/siguiente").asText();
    JsonNode second = bot.getJson(one + "/fallidas?per_page=1&cursor=" + next);
    assertThat(second.at("/fallidas/0/evento/offset").asInt()).isEqualTo(2);
    assertThat(second.at("/paginacion/siguiente").isNull()).isTrue();

    assertThat(bot.postJson(one + "/repetir", "{\"fallidas\":true}").statusCode()).isEqualTo(200);
    assertThat(bot.getJson(one + "/fallidas").at("/fallidas/1/por_repetir").asBoolean()).isTrue();
  }

  @Test
  void itIsSetBackToAnEvent() {
    fill(bot);
    String repeat = ROOT + "/1/repetir";

    JsonNode answer = TestBot.json(bot.postJson(repeat, "{\"desde\":1}"));

    assertThat(answer.at("/suscripcion/entregado_hasta").asLong()).isZero();
    assertThat(answer.at("/suscripcion/intentos").asLong()).isZero();
    assertThat(bot.postJson(repeat, "{}").statusCode()).isEqualTo(422);
    assertThat(bot.postJson(repeat, "{\"desde\":0}").statusCode()).isEqualTo(422);
    assertThat(bot.postJson(repeat, "{\"desde\":1,\"fallidas\":true}").statusCode()).isEqualTo(422);
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }
}
