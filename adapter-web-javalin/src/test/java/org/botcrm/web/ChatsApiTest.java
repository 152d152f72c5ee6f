package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.calendar.Holidays;
import org.botcrm.domain.calendar.OpeningHours;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Templates;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chats, and writing in them, as the CRM's screens do it. */
class ChatsApiTest {
  private static final String TEXT = "{\"tipo\":\"texto\",\"texto\":\"Buenas\"}";
  private static final String ANA = "584121234567";
  private static final Instant CLOSES = MutableClock.START.plus(ChatGate.WINDOW);

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  private void givenChat() {
    bot.given(Messages.from(ANA, "VE.1").profileName("Ana").at(bot.clock.instant()).build());
  }

  private HttpResponse<String> post(String body, String... headers) {
    return post(1, body, headers);
  }

  private HttpResponse<String> post(long chat, String body, String... headers) {
    var request =
        bot.request("/api/v1/chats/" + chat + "/mensajes")
            .header("Authorization", "Bearer " + TestBot.KEY)
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return bot.send(request.POST(BodyPublishers.ofString(body)));
  }

  private long rows() {
    return bot.getJson("/api/v1/conversaciones-whatsapp").at("/paginacion/total").asLong();
  }

  private List<OutboundMessage> claim() {
    Instant now = bot.clock.instant();
    return bot.storage
        .outbox()
        .claim(new ClaimRequest(now, now.plusSeconds(60), 10, SendingRates.all(80)))
        .messages();
  }

  @Test
  void aChatIsShownAsTheContractSays() {
    givenChat();

    JsonNode expected =
        TestBot.json(
            """
            {"id":1,"phone_number_id":"106540352242922","wa_id":"584121234567","user_id":"VE.1",
             "grupo":null,"nombre_perfil":"Ana","ultimo_en":"2026-11-22T15:04:05.123456Z",
             "inbound":1,"outbound":0,"esperando_desde":"2026-11-22T15:04:05.123456Z",
             "ventana_hasta":"2026-11-23T15:04:05.123456Z","ventana_abierta":true,
             "baja_en":null,"humano_hasta":null}""");
    assertThat(bot.getJson("/api/v1/chats").path("chats")).containsExactly(expected);
    JsonNode one = bot.getJson("/api/v1/chats/1").path("chat");
    assertThat(one.path("ventana_hasta")).isEqualTo(expected.path("ventana_hasta"));
    assertThat(bot.getJson(one.path("mensajes").asText()).path("conversaciones")).hasSize(1);
    bot.clock.set(CLOSES);
    assertThat(bot.getJson("/api/v1/chats/1").at("/chat/ventana_abierta").asBoolean()).isFalse();
  }

  @Test
  void whatWaitsUntilAConversationMayBeginSaysSoAndUntilWhen() {
    givenChat();
    bot.clock.set(CLOSES);
    post("{\"tipo\":\"plantilla\",\"plantilla\":{\"nombre\":\"aviso\",\"idioma\":\"es\"}}");
    // CLOSES is on a Monday at 15:04 UTC.
    ContactHours mornings =
        ContactHours.within(
            ZoneOffset.UTC, OpeningHours.parse("lunes-viernes 07:00-12:00"), Holidays.of("VE"));
    ClaimRequest request =
        new ClaimRequest(CLOSES, CLOSES.plusSeconds(60), 10, SendingRates.all(80), mornings);

    assertThat(bot.storage.outbox().claim(request).held()).isEqualTo(1);

    JsonNode row = bot.getJson("/api/v1/conversaciones-whatsapp/2").path("conversacion");
    assertThat(row.path("estado_envio").asText()).isEqualTo("pending");
    assertThat(row.path("espera_hasta").asText()).isEqualTo("2026-11-24T07:00:00.000000Z");
    assertThat(row.path("error").asText())
        .startsWith("Espera")
        .endsWith("sale el 24 de noviembre de 2026 a las 7:00 a. m.");
    assertThat(bot.getJson("/api/v1/conversaciones-whatsapp/1").at("/conversacion/espera_hasta"))
        .isEqualTo(NullNode.getInstance());
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", "%2B1", "01", "0001"})
  void anIdHasOneWriting(String id) {
    givenChat();

    assertThat(bot.get("/api/v1/chats/" + id).statusCode()).isEqualTo(404);
    assertThat(bot.get("/api/v1/conversaciones-whatsapp/" + id).statusCode()).isEqualTo(404);
    assertThat(bot.get("/api/v1/chats/1").statusCode()).isEqualTo(200);
    assertThat(bot.get("/api/v1/chats/x").statusCode()).isEqualTo(400);
    assertThat(bot.get("/api/v1/chats/-1").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'tipo':'texto','texto':'a \\ud83d b'}",
        "{'tipo':'texto','texto':'\\udE00'}",
        "{'tipo':'texto','texto':'\\ude00\\ud83d'}",
        "{'tipo':'botones','texto':'a','botones':[{'id':'1','titulo':'\\ud83d'}]}"
      })
  void halfACharacterIsRefused(String body) {
    givenChat();

    HttpResponse<String> refused = post(body.replace('\'', '"'));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestBot.json(refused).path("detail").asText()).contains("mitad de un carácter");
    assertThat(rows()).isEqualTo(1);
    assertThat(post("{\"\\ud83d\":1}").statusCode()).isEqualTo(400);
    assertThat(post(TEXT.replace("Buenas", "\\ud83d\\ude00")).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "gzip, identity"})
  void aBodyThatIsSaidToBePackedIsRefused(String coding) {
    givenChat();

    HttpResponse<String> refused = post(TEXT, "Content-Encoding", coding);

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(TestBot.json(refused).path("detail").asText()).contains("Content-Encoding");
    assertThat(post(TEXT, "Content-Encoding", "identity").statusCode()).isEqualTo(202);
  }

  @Test
  void chatsAreWalkedByCursorAndFiltered() {
    for (int i = 0; i < 3; i++) {
      bot.given(Messages.from("58412123456" + i).at(MutableClock.START.plusSeconds(i)).build());
    }
    bot.identify(new ChatId(2), 1);

    JsonNode first = bot.getJson("/api/v1/chats?per_page=2");
    String next = first.at("/paginacion/siguiente").asText();
    assertThat(first.path("chats").findValuesAsText("id")).containsExactly("3", "2");
    JsonNode second = bot.getJson("/api/v1/chats?per_page=2&cursor=" + next);
    assertThat(second.path("chats").findValuesAsText("id")).containsExactly("1");
    assertThat(second.at("/paginacion/siguiente").isNull()).isTrue();
    assertThat(ids("esperando=true")).containsExactly("1", "3");
    assertThat(ids("esperando=false")).containsExactly("2");
    assertThat(ids("numero=0412-1234561")).containsExactly("2");
  }

  private List<String> ids(String query) {
    return bot.getJson("/api/v1/chats?" + query).path("chats").findValuesAsText("id");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/chats?esperando=quizas,400",
    "/api/v1/chats?cursor=nada,400",
    "/api/v1/chats?per_page=101,400",
    "/api/v1/chats?page=2,400",
    "/api/v1/chats/77,404",
    "/api/v1/chats/uno,400"
  })
  void whatCannotBeFoundIsRefused(String path, int status) {
    assertThat(bot.get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void aTextIsQueuedAndAnsweredWithItsState() {
    givenChat();

    HttpResponse<String> answer =
        post("{\"tipo\":\"texto\",\"texto\":\"Buenas\",\"citar\":\"w1\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode row = TestBot.json(answer).path("conversacion");
    assertThat(row.path("body").asText()).isEqualTo("Buenas");
    assertThat(row.path("estado_envio").asText()).isEqualTo("pending");
    assertThat(row.path("autor").asText()).isEqualTo("AGENTE");
    assertThat(row.path("mensaje_citado").asText()).isEqualTo("w1");
    assertThat(row.path("cliente_id").asInt()).as("Ana is known by her phone").isEqualTo(1);
    assertThat(TestBot.json(answer).path("ventana_hasta").asText())
        .isEqualTo("2026-11-23T15:04:05.123456Z");
    assertThat(TestBot.json(answer).path("ventana_abierta").asBoolean()).isTrue();
    String location = answer.headers().firstValue("Location").orElseThrow();
    ObjectNode shown = (ObjectNode) bot.getJson(location).path("conversacion");
    assertThat(shown.without(List.of("estados", "espera_hasta")).equals(row)).isTrue();
    assertThat(claim()).extracting(m -> m.content().body()).containsExactly("Buenas");
  }

  @Test
  void atTheEndOfTheWindowAMessageIsRefusedWithItsReasonAndNotQueued() {
    givenChat();
    bot.clock.set(CLOSES.minusNanos(1_000));
    assertThat(post(TEXT).statusCode()).isEqualTo(202);
    bot.clock.set(CLOSES);

    HttpResponse<String> refused = post(TEXT, "Idempotency-Key", "k1");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = TestBot.json(refused);
    assertThat(problem.path("detail").asText())
        .contains("24 horas")
        .contains("plantilla_si_cerrada");
    assertThat(problem.path("motivo").asText())
        .contains("23 de noviembre de 2026 a las 3:04 p. m.");
    assertThat(problem.path("detail").asText()).doesNotContain("T15:04");
    assertThat(problem.path("ventana_hasta").asText()).isEqualTo("2026-11-23T15:04:05.123456Z");
    assertThat(problem.has("plantillas")).as("none are known").isFalse();
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void whoWantsNoMessagesIsNotSaidToWantTemplates() {
    bot.given(Messages.from(ANA).body("BAJA").build());
    bot.replyToChat.reply(new ChatId(1));

    JsonNode problem = TestBot.json(post(TEXT));

    assertThat(problem.path("detail").asText())
        .isEqualTo("No se envió: la persona pidió no recibir más mensajes. No quedó nada en cola.");
  }

  @Test
  void atTheEndOfTheWindowTheRefusalNamesTheTemplatesThatFit() {
    givenChat();
    bot.storage
        .templates()
        .replaceAll(
            Templates.ACCOUNT,
            List.of(Templates.of("aviso", "es", "Hola {{1}}, debe {{2}}."), Templates.full()),
            bot.clock.instant());
    bot.clock.set(CLOSES);

    JsonNode problem = TestBot.json(post(TEXT));

    assertThat(problem.path("plantillas").toString())
        .contains("\"nombre\":\"aviso\"", "\"idioma\":\"es\"", "\"parametros\":2")
        .contains("\"recibo_de_pago\"");
    assertThat(problem.path("plantillas")).hasSize(2);
  }

  @Test
  void outsideTheWindowTheTemplateThatAMessageDeclaresLeaves() {
    givenChat();
    bot.clock.set(CLOSES);

    HttpResponse<String> answer =
        post(
            """
            {"tipo":"texto","texto":"Buenas","plantilla_si_cerrada":
              {"nombre":"aviso","idioma":"es","parametros":["Ana"]}}""");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(TestBot.json(answer).path("ventana_abierta").asBoolean()).isFalse();
    assertThat(claim()).extracting(m -> m.content().type()).containsExactly("template");
    assertThat(bot.getJson("/api/v1/conversaciones-whatsapp/2").at("/conversacion/body").asText())
        .isEqualTo("[plantilla] aviso · Ana");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'botones','texto':'¿Sí?','botones':[{'id':'s','titulo':'Sí'}],'pie':'p','encabezado':'e'"
            + " | interactive",
        "'botones','texto':'a','botones':[{'id':'s','titulo':'Sí'}],"
            + "'encabezado':{'tipo':'imagen','url':'https://example.org/a.jpg'} | interactive",
        "'lista','texto':'a','boton':'Ver','secciones':[{'titulo':'t','filas':[{'id':'1',"
            + "'titulo':'u','descripcion':'d'}]}] | interactive",
        "'enlace','texto':'a','boton':'Pagar','url':'https://example.org' | interactive",
        "'pedir_ubicacion','texto':'a' | interactive",
        "'pedir_contacto','texto':'a' | interactive",
        "'imagen','url':'https://example.org/a.jpg','texto':'a' | image",
        "'video','media_id':'1' | video",
        "'documento','media_id':'1','nombre_archivo':'a.pdf' | document",
        "'audio','media_id':'1','voz':true | audio",
        "'sticker','media_id':'1' | sticker",
        "'ubicacion','latitud':10.5,'longitud':-66,'nombre':'n','direccion':'d' | location",
        "'reaccion','mensaje':'w1','emoji':'👍' | reaction",
        "'plantilla','plantilla':{'nombre':'aviso','idioma':'es_MX','encabezado':'Hola',"
            + "'parametros':[{'nombre':'monto','texto':'10'}],'botones':[{'tipo':'respuesta',"
            + "'indice':0,'dato':'x'},{'tipo':'enlace','indice':1,'final':'y'},"
            + "{'tipo':'codigo','indice':2,'codigo':'z'}]} | template"
      },
      quoteCharacter = '`')
  void everyKindOfMessageIsTaken(String fields, String type) {
    givenChat();

    HttpResponse<String> answer = post("{\"tipo\":" + fields.replace('\'', '"') + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(TestBot.json(answer).at("/conversacion/message_type").asText()).isEqualTo(type);
    assertThat(claim()).extracting(m -> m.content().type()).containsExactly(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'texto' | texto | Falta",
        "'texto','texto':' ' | texto | entre 1 y 4096",
        "'texto','texto':7 | texto | un texto",
        "'texto','texto':'a','de_mas':1 | de_mas | No existe",
        "'nada' | tipo | debe ser texto",
        "'botones','texto':'a' | botones | de 1 a 3",
        "'botones','texto':'a','botones':[{'id':'1','titulo':'este titulo es muy largo'}]"
            + " | botones[0].titulo | entre 1 y 20",
        "'botones','texto':'a','botones':[{'id':'1','titulo':'a'},{'id':'1','titulo':'b'}]"
            + " | botones | distintos",
        "'botones','texto':'a','botones':['a'] | botones[0] | un objeto",
        "'lista','texto':'a','boton':'b','secciones':[{'filas':[{'titulo':'t'}]}]"
            + " | secciones[0].filas[0].id | Falta",
        "'lista','texto':'a','boton':'b','secciones':[{'filas':[]}] | secciones[0].filas | vacío",
        "'enlace','texto':'a','boton':'b','url':'nada' | url | https://",
        "'imagen','url':'http://example.org/a' | url | https://",
        "'imagen' | url | media_id",
        "'imagen','url':'https://example.org/a','media_id':'1' | url | media_id",
        "'ubicacion','latitud':91,'longitud':0 | latitud | -90 y 90",
        "'ubicacion','latitud':'1','longitud':0 | latitud | un número",
        "'reaccion','mensaje':'w','emoji':'hola' | emoji | un solo emoji",
        "'reaccion','mensaje':'w','emoji':'👍','citar':'w' | citar | reacción",
        "'texto','texto':'a','citar':'' | citar | entre 1 y 512",
        "'plantilla','plantilla':{'nombre':'Aviso','idioma':'es'} | plantilla.nombre | minúsculas",
        "'plantilla','plantilla':{'nombre':'a','idioma':'x'} | plantilla.idioma | es_MX",
        "'plantilla','plantilla':{'nombre':'a','idioma':'es','parametros':['a     b']}"
            + " | plantilla.parametros[0] | una sola línea",
        "'plantilla','plantilla':{'nombre':'a','idioma':'es','encabezado':''}"
            + " | plantilla.encabezado | entre 1 y 1024",
        "'texto','texto':'a','plantilla_si_cerrada':{'nombre':'a'}"
            + " | plantilla_si_cerrada.idioma | Falta",
        "'botones','texto':'a','encabezado':'','botones':[{'id':'1','titulo':'a'}]"
            + " | encabezado | entre 1 y 60"
      },
      quoteCharacter = '`')
  void whatWhatsAppWouldRefuseIsToldByItsField(String fields, String field, String words) {
    givenChat();

    HttpResponse<String> answer = post("{\"tipo\":" + fields.replace('\'', '"') + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(TestBot.json(answer).path("campo").asText()).isEqualTo(field);
    assertThat(TestBot.json(answer).path("detail").asText()).contains(words).contains(field);
    assertThat(rows()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "no", "[]", "{'tipo':'texto','texto':'a'} {}", "{'tipo':'texto','tipo':'a'}"},
      quoteCharacter = '`')
  void aBodyThatIsNoJsonObjectIsRefused(String body) {
    givenChat();

    assertThat(post(body.replace('\'', '"')).statusCode()).isEqualTo(400);
  }

  /** A form of another page reaches this machine too, and would come without a question before. */
  @Test
  void onlyJsonIsTakenSoThatNoOtherPageCanSend() {
    givenChat();
    var request =
        bot.request("/api/v1/chats/1/mensajes").header("Authorization", "Bearer " + TestBot.KEY);

    assertThat(bot.send(request.POST(BodyPublishers.ofString(TEXT))).statusCode()).isEqualTo(415);
    assertThat(
            bot.send(
                    request
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(TEXT)))
                .statusCode())
        .isEqualTo(415);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void withoutTheKeyOfTheApiNothingIsSent() {
    givenChat();
    var request =
        bot.request("/api/v1/chats/1/mensajes").header("Content-Type", "application/json");

    assertThat(bot.send(request.POST(BodyPublishers.ofString(TEXT))).statusCode()).isEqualTo(401);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aChatThatIsNotThereTakesNothing() {
    assertThat(post(77, TEXT).statusCode()).isEqualTo(404);
  }

  @Test
  void aRepeatedKeyGivesTheSameAnswerHoweverTheJsonIsWritten() {
    givenChat();
    HttpResponse<String> first = post(TEXT, "Idempotency-Key", "k 1");
    HttpResponse<String> again =
        post("{ \"texto\":\"Buenas\",\n \"tipo\":\"texto\" }", "Idempotency-Key", "k 1");

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(rows()).isEqualTo(2);
    bot.clock.set(CLOSES);
    assertThat(post(TEXT, "Idempotency-Key", "k 1").statusCode())
        .as("what was queued in time stays queued")
        .isEqualTo(202);
  }

  @Test
  void aKeyOfAnotherRequestIsRefused() {
    givenChat();
    bot.given(Messages.from("584121234599").at(bot.clock.instant()).build());
    post(TEXT, "Idempotency-Key", "k1");

    HttpResponse<String> other =
        post("{\"tipo\":\"texto\",\"texto\":\"Otra\"}", "Idempotency-Key", "k1");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(TestBot.json(other).path("type").asText()).endsWith("#clave-de-idempotencia-usada");
    assertThat(post(2, TEXT, "Idempotency-Key", "k1").statusCode())
        .as("the chat belongs to what is asked for")
        .isEqualTo(422);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    givenChat();

    assertThat(post(TEXT, "Idempotency-Key", "k".repeat(256)).statusCode()).isEqualTo(400);
    assertThat(post(TEXT, "Idempotency-Key", "").statusCode()).isEqualTo(400);
    assertThat(post(TEXT, "Idempotency-Key", "a", "Idempotency-Key", "b").statusCode())
        .isEqualTo(400);
    assertThat(post(TEXT, "Idempotency-Key", "k".repeat(255)).statusCode()).isEqualTo(202);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void ofEightCallersWithOneKeyAllGetTheOneMessage() throws Exception {
    givenChat();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> post(TEXT, "Idempotency-Key", "k1"));
      }
      Set<String> ids = new HashSet<>();
      for (Future<HttpResponse<String>> call : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
        assertThat(call.get().statusCode()).isEqualTo(202);
        ids.add(TestBot.json(call.get()).at("/conversacion/id").asText());
      }
      assertThat(ids).hasSize(1);
      assertThat(rows()).isEqualTo(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aBrokenDatabaseIsToldWithoutAWordOfTheMessage() {
    givenChat();
    bot.storage.breakWith(new StorageException("canario"));

    HttpResponse<String> answer = post(TEXT);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("canario").doesNotContain("Buenas");
  }
}
