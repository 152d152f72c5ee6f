package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversacionesApiTest {
  private static final String ANA = "584121234567";
  private static final String OTHER = "584141112233";
  private static final String LIST = BotRoutes.CONVERSACIONES;
  private static final Instant START = MutableClock.START;

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aMessageHasEveryFieldOfTheContractAndNullsArePresent() {
    bot.given(Messages.from(ANA).body("¡hola! 👋").id("wamid.1").build());

    JsonNode row = bot.getJson(LIST).path("conversaciones").path(0);

    assertThat(row)
        .isEqualTo(
            TestBot.json(
                """
                {"id":1,"message_id":"wamid.1","from_number":"584121234567",
                "to_number":"582125550100","message_type":"text","body":"¡hola! 👋",
                "timestamp":"2026-11-22T15:04:05.123456Z","direccion":"INBOUND",
                "cliente_id":null,"procesado":false,"respuesta_enviada":false,
                "respuesta_id":null,"respuesta_bot":null,"respuesta_meta_id":null,"error":null,
                "creado_en":"2026-11-22T15:04:05.123456Z",
                "actualizado_en":"2026-11-22T15:04:05.123456Z","chat_id":1,
                "phone_number_id":"106540352242922","autor":"CLIENTE","estado_envio":null,
                "regla":null,"mensaje_citado":null,"user_id":null,"nombre_perfil":null,
                "escrito_por":null,
                "media":null}
                """));
    assertThat(StreamSupport.stream(((Iterable<String>) row::fieldNames).spliterator(), false))
        .startsWith("id", "message_id", "from_number", "to_number", "message_type", "body");
  }

  @Test
  void anEmojiIsWrittenAsItIsForWhoReadsWithCurl() {
    bot.given(Messages.from(ANA).body("¡hola! 👋🏽").build());

    assertThat(bot.get(LIST).body()).contains("\"body\":\"¡hola! 👋🏽\"");
  }

  @Test
  void theAttemptsToSendAMessageAreListed() {
    bot.given(Messages.from(ANA).body("hola").build());
    bot.replyToChat.reply(new ChatId(1));
    attempt(new AttemptOutcome.Again(START, new SendError(131000, "Ocupado"), true));
    bot.clock.advance(Duration.ofMinutes(1));
    attempt(new AttemptOutcome.Unknown(START, "Se cortó"));
    bot.clock.advance(Duration.ofMinutes(1));
    attempt(new AttemptOutcome.Accepted(new MessageId("wamid.sent")));

    assertThat(bot.getJson(LIST + "/2/intentos"))
        .isEqualTo(
            TestBot.json(
                """
                {"intentos":[
                {"intento":1,"fin":"2026-11-22T15:04:05.123456Z","resultado":"again",
                "codigo":131000,"motivo":"Ocupado"},
                {"intento":2,"fin":"2026-11-22T15:05:05.123456Z","resultado":"unknown",
                "codigo":null,"motivo":"Se cortó"},
                {"intento":3,"fin":"2026-11-22T15:06:05.123456Z","resultado":"accepted",
                "codigo":null,"motivo":null}]}
                """));
    assertThat(bot.getJson(LIST + "/1/intentos")).isEqualTo(TestBot.json("{\"intentos\":[]}"));
    assertThat(bot.get(LIST + "/3/intentos").statusCode()).isEqualTo(404);
    assertThat(bot.get(LIST + "/x/intentos").statusCode()).isEqualTo(400);
  }

  private void attempt(AttemptOutcome outcome) {
    Instant now = bot.clock.instant();
    ClaimRequest request = new ClaimRequest(now, now.plusSeconds(30), 1, SendingRates.ofMeta());
    var outbox = bot.storage.outbox();
    outbox.record(outbox.claim(request).messages().get(0), outcome, now);
  }

  @Test
  void aTimeWithoutAFractionStillHasSixDigits() {
    bot.given(Messages.from(ANA).at(Instant.parse("2026-11-22T15:00:00Z")).build());

    assertThat(bot.getJson(LIST).at("/conversaciones/0/timestamp").asText())
        .isEqualTo("2026-11-22T15:00:00.000000Z");
  }

  @Test
  void anAnsweredMessageCarriesItsAnswerWhichIsAlsoARowOfItsOwn() {
    bot.given(
        Messages.from(ANA, "VE.123").body("hola").profileName("Ana P.").quoting("wamid.0").build());
    bot.replyToChat.reply(new ChatId(1));

    JsonNode rows = bot.getJson(LIST + "?direccion=Outbound").path("conversaciones");
    JsonNode answer = rows.path(0);
    JsonNode question = bot.getJson(LIST + "/1").path("conversacion");

    assertThat(rows).hasSize(1);
    assertThat(question.path("respuesta_id").asLong()).isEqualTo(answer.path("id").asLong());
    assertThat(question.path("respuesta_bot")).isEqualTo(answer.path("body"));
    assertThat(question.path("procesado").asBoolean()).isTrue();
    assertThat(question.path("cliente_id").asInt()).isEqualTo(1);
    assertThat(question.path("user_id").asText()).isEqualTo("VE.123");
    assertThat(question.path("nombre_perfil").asText()).isEqualTo("Ana P.");
    assertThat(question.path("mensaje_citado").asText()).isEqualTo("wamid.0");
    assertThat(question.path("regla")).isEqualTo(answer.path("regla"));
    assertThat(answer.path("estado_envio").asText()).isEqualTo("pending");
    assertThat(answer.path("autor").asText()).isEqualTo("BOT");
    assertThat(answer.path("message_id").isNull()).isTrue();
  }

  @Test
  void theListIsNewestFirstInPagesOfTwenty() {
    given(25);

    JsonNode first = bot.getJson(LIST);
    JsonNode second = bot.getJson(LIST + "?page=2");

    assertThat(bodies(first)).hasSize(20).startsWith("m25", "m24").endsWith("m6");
    assertThat(bodies(second)).containsExactly("m5", "m4", "m3", "m2", "m1");
    assertThat(first.path("paginacion"))
        .isEqualTo(
            TestBot.json(
                """
                {"page":1,"per_page":20,"total":25,"pages":2,
                "siguiente":"%s","total_exacto":true}
                """
                    .formatted(first.at("/paginacion/siguiente").asText())));
    assertThat(second.at("/paginacion/page").asInt()).isEqualTo(2);
    assertThat(second.at("/paginacion/siguiente").isNull()).isTrue();
  }

  @Test
  void cursorsWalkThroughEveryRowOnce() {
    given(25);
    List<String> seen = new ArrayList<>();
    JsonNode page = bot.getJson(LIST + "?per_page=10");
    seen.addAll(bodies(page));

    while (!page.at("/paginacion/siguiente").isNull()) {
      String cursor = page.at("/paginacion/siguiente").asText();
      page = bot.getJson(LIST + "?per_page=10&cursor=" + cursor);
      assertThat(page.at("/paginacion/page").isNull()).isTrue();
      seen.addAll(bodies(page));
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("m25").endsWith("m1");
  }

  @Test
  void anEmptyListHasNoPages() {
    JsonNode page = bot.getJson(LIST);

    assertThat(page.path("conversaciones")).isEmpty();
    assertThat(page.at("/paginacion/total").asInt()).isZero();
    assertThat(page.at("/paginacion/pages").asInt()).isZero();
  }

  @Test
  void thePageFarBehindTheLastIsEmpty() {
    given(3);

    JsonNode page = bot.getJson(LIST + "?page=2147483647&per_page=100");

    assertThat(page.path("conversaciones")).isEmpty();
    assertThat(page.at("/paginacion/page").asInt()).isEqualTo(Integer.MAX_VALUE);
    assertThat(page.at("/paginacion/total").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from_number=0412-123.45.67|ana,imagen",
        "from_number=4121234567|ana,imagen",
        "from_number=584121234567|ana,imagen",
        "from_number=582125550100|eco",
        "from_number=15550783881|meta",
        "to_number=%2B58%20414%20111%2022%2033|eco",
        "direccion=inbound|ana,imagen,meta",
        "direccion=OUTBOUND|eco",
        "message_type=image|imagen",
        "desde=2026-11-22T15:04:05.123456Z|ana",
        "hasta=2026-11-22T15:04:05.123456Z|eco,imagen,meta",
        "hasta=2026-11-22T11:04:05.123456-04:00|eco,imagen,meta",
        "desde=2026-11-22T20:04:05.123456+05:00|ana",
        "desde=2026-11-22|ana",
        "hasta=2026-11-21|eco,imagen,meta",
        "desde=2026-11-20&hasta=2026-11-20|imagen",
        "q=IMAG|imagen",
        "direccion=inbound&q=a&hasta=2026-11-20|imagen,meta",
        "cliente_id=1|ana,imagen"
      })
  void everyFilterIsApplied(String query, String expected) {
    givenFour();

    assertThat(bodies(bot.getJson(LIST + "?" + query)))
        .containsExactlyInAnyOrder(expected.split(","));
  }

  @Test
  void daysBeginAndEndInTheConfiguredZone() {
    WebSettings settings =
        WebSettings.guardedBy(new ApiKey(TestBot.KEY)).withZone(ZoneId.of("America/Caracas"));
    try (TestBot caracas = TestBot.with(settings)) {
      caracas.given(
          Messages.from(ANA).body("ayer").at(Instant.parse("2026-11-22T03:59:59.999999Z")).build(),
          Messages.from(ANA).body("hoy").at(Instant.parse("2026-11-22T04:00:00Z")).build(),
          Messages.from(ANA).body("noche").at(Instant.parse("2026-11-23T03:59:59Z")).build());

      assertThat(bodies(caracas.getJson(LIST + "?desde=2026-11-22&hasta=2026-11-22")))
          .containsExactly("noche", "hoy");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "584121234567",
        "+584121234567",
        "%2B58%20412-123.45.67",
        "0412-1234567",
        "+58%20(412)%20123%2045%2067"
      })
  void theHistoryOfANumberTakesItInAnyWritingAndFindsBothDirections(String writing) {
    givenFour();
    bot.given(Messages.echoTo(ANA).body("respuesta").build());

    JsonNode page = bot.getJson(LIST + "/numero/" + writing);

    assertThat(bodies(page)).containsExactlyInAnyOrder("ana", "imagen", "respuesta");
    assertThat(page.at("/paginacion/per_page").asInt()).isEqualTo(50);
  }

  @Test
  void aPartOfANumberFindsNothing() {
    givenFour();

    assertThat(bodies(bot.getJson(LIST + "/numero/4121234"))).isEmpty();
  }

  @Test
  void theHistoryOfAClientHoldsTheirsAlone() {
    givenFour();

    JsonNode page = bot.getJson(LIST + "/cliente/1");

    assertThat(bodies(page)).containsExactly("ana", "imagen");
    assertThat(page.at("/paginacion/per_page").asInt()).isEqualTo(50);
    assertThat(bodies(bot.getJson(LIST + "/cliente/1?message_type=text"))).containsExactly("ana");
    assertThat(bodies(bot.getJson(LIST + "/cliente/2"))).isEmpty();
  }

  @Test
  void figuresAreNeverTakenForAnId() {
    givenFour();

    assertThat(bot.getJson(LIST + "/estadisticas"))
        .isEqualTo(
            TestBot.json(
                """
                {"total":4,"inbound":3,"outbound":1,"con_cliente":2,"sin_cliente":2,
                "respuestas_enviadas":0,"ultimas_24h":1,"costos":[],
                "servicio_mes":{"mes":"2026-11","zona":"UTC","gratis":1000,"numeros":[]}}
                """));
  }

  @Test
  void whatMessagesCostIsToldByDaysOfTheConfiguredZone() {
    WebSettings settings =
        WebSettings.guardedBy(new ApiKey(TestBot.KEY)).withZone(ZoneId.of("America/Caracas"));
    Instant midnight = Instant.parse("2026-11-22T04:00:00Z");
    try (TestBot caracas = TestBot.with(settings)) {
      caracas.given(
          Statuses.priced("wamid.1", "read", midnight.minusSeconds(1), Statuses.FREE_REPLY),
          Statuses.priced("wamid.2", "read", midnight, Statuses.CHARGED_REPLY));

      JsonNode figures = caracas.getJson(LIST + "/estadisticas");

      assertThat(figures.path("costos"))
          .isEqualTo(
              TestBot.json(
                  """
                  [{"dia":"2026-11-22","categoria":"service","mensajes":1,"cobrados":1},
                  {"dia":"2026-11-21","categoria":"service","mensajes":1,"cobrados":0}]
                  """));
      assertThat(figures.path("servicio_mes"))
          .isEqualTo(
              TestBot.json(
                  """
                  {"mes":"2026-11","zona":"America/Caracas","gratis":1000,"numeros":[
                  {"phone_number_id":"106540352242922","mensajes":2,"cobrados":1,
                  "gratis_restantes":998}]}
                  """));
    }
  }

  @Test
  void oneMessageTellsWhatMetaReportedOfItAndALineOfTheListDoesNot() {
    bot.given(Messages.echoTo(ANA).id("wamid.sent").build(), Messages.from(ANA).build());
    Instant at = Instant.parse("2026-11-22T15:00:00Z");
    bot.given(
        Statuses.priced("wamid.sent", "failed", at.plusSeconds(1), null),
        Statuses.priced("wamid.sent", "sent", at, null));

    assertThat(bot.getJson(LIST + "/1").at("/conversacion/estados"))
        .isEqualTo(
            TestBot.json(
                """
                [{"estado":"sent","timestamp":"2026-11-22T15:00:00.000000Z","error":null},
                {"estado":"failed","timestamp":"2026-11-22T15:00:01.000000Z",
                "error":"No se puede entregar (código 131026)"}]
                """));
    assertThat(bot.getJson(LIST + "/2").at("/conversacion/estados")).isEmpty();
    assertThat(bot.getJson(LIST).at("/conversaciones/0").has("estados")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "9223372036854775807"})
  void anUnknownIdIsNotFound(String id) {
    HttpResponse<String> answer = bot.get(LIST + "/" + id);

    assertProblem(answer, 404, "no-encontrado");
    assertThat(TestBot.json(answer).path("instance").asText()).isEqualTo(LIST + "/" + id);
  }

  @Test
  void aDatabaseThatIsDownIsToldWithoutItsWords() {
    bot.storage.breakWith(new StorageException("canario-4127654321"));

    for (String path : List.of("", "/1", "/cliente/1", "/numero/" + ANA, "/estadisticas")) {
      HttpResponse<String> answer = bot.get(LIST + path);
      assertProblem(answer, 503, "base-de-datos-no-disponible");
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(answer.body()).doesNotContain("canario");
    }
  }

  @Test
  void aBugIsToldWithoutDetails() {
    bot.storage.breakWith(new IllegalStateException("canario-4127654321"));

    HttpResponse<String> answer = bot.get(LIST);

    assertProblem(answer, 500, "error-interno");
    assertThat(answer.body()).doesNotContain("canario").doesNotContain("Exception");
  }

  private void given(int messages) {
    for (int i = 1; i <= messages; i++) {
      bot.given(Messages.from(ANA).body("m" + i).at(START.plusSeconds(i)).build());
    }
  }

  /** Two of Ana, one of Meta's test number, one sent from the lender's phone. */
  private void givenFour() {
    ReceivedMessage meta =
        Messages.from("15550783881").body("meta").at(START.minus(Duration.ofDays(9))).build();
    bot.given(
        Messages.from(ANA).body("ana").build(),
        Messages.from(ANA).type("image").body("imagen").at(START.minus(Duration.ofDays(2))).build(),
        Messages.echoTo(OTHER)
            .body("eco")
            .at(START.minus(Duration.ofDays(1)).minusNanos(1000))
            .build(),
        meta);
    bot.identify(new ChatId(1), 1);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
    JsonNode problem = TestBot.json(answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("/docs#" + kind);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
  }

  private static List<String> bodies(JsonNode page) {
    return StreamSupport.stream(page.path("conversaciones").spliterator(), false)
        .map(row -> row.path("body").asText())
        .toList();
  }
}
