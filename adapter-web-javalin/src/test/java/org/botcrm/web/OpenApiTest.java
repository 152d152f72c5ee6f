package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.conversacion.PageRequest;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MediaReference;
import org.botcrm.domain.outbound.AttemptResult;
import org.botcrm.domain.pago.PagoEstado;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.Username;
import org.botcrm.testkit.fixture.Messages;
import org.botcrm.testkit.fixture.Statuses;
import org.botcrm.testkit.fixture.Templates;
import org.botcrm.web.OpenApiDocument.Operation;
import org.botcrm.web.console.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The document says what the server does, and all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final Map<String, String> PATHS =
      Map.of("{id}", "1", "{cliente_id}", "1", "{numero}", "584121234567");
  // A value in range of each parameter; that the server takes it shows that it knows the name.
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("page", "1"),
          Map.entry("per_page", "7"),
          Map.entry("cursor", "1-1"),
          Map.entry("cliente_id", "1"),
          Map.entry("from_number", "584121234567"),
          Map.entry("to_number", "584121234567"),
          Map.entry("direccion", "inbound"),
          Map.entry("message_type", "text"),
          Map.entry("desde", "2026-11-22"),
          Map.entry("hasta", "2026-11-22"),
          Map.entry("q", "hola"),
          Map.entry("chat_id", "1"),
          Map.entry("esperando", "true"),
          Map.entry("numero", "584121234567"),
          Map.entry("estado", "PENDIENTE"),
          Map.entry("tipo", "asesor"),
          Map.entry("limite", "7"));

  private final OpenApiDocument document = OpenApiDocument.shipped();
  private final TestBot bot = TestBot.guarded();
  private final TestBot broken = TestBot.guarded();

  @BeforeAll
  void fill() {
    bot.given(Messages.from("584121234567", "VE.1").body("hola").profileName("Ana").build());
    bot.answer(new ChatId(1), Left.TRACE, Left.all());
    bot.given(
        Messages.from("584121234567", "VE.1")
            .type("image")
            .media(new MediaReference("1", "image/jpeg", null, "foto.jpg", null))
            .build());
    bot.replyToChat.reply(new ChatId(1));
    bot.storage
        .templates()
        .replaceAll(
            Templates.ACCOUNT,
            List.of(Templates.full(), Templates.of("aviso", "es", "Hola")),
            bot.clock.instant());
    bot.staff.makeKey().make("prueba", Role.AGENTE);
    bot.staff
        .addPerson()
        .add(new NewStaffMember(new Username("ana"), "Ana", Role.AGENTE), "una clave larga");
    bot.postJson("/api/v1/claves", "{}");
    SuscripcionesApiTest.fill(bot);
    bot.given(Statuses.priced("wamid.sent", "read", bot.clock.instant(), Statuses.FREE_REPLY));
    broken.storage.breakWith(new StorageException("canario"));
  }

  @AfterAll
  void stop() {
    bot.close();
    broken.close();
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedOneIsARoute() {
    Set<String> registered = new TreeSet<>();
    // Pages for people are no part of what programs call.
    bot.routes.routes().stream()
        .filter(route -> !route.path().startsWith(Console.ROOT))
        .forEach(route -> registered.add(route.method() + " " + route.path()));

    assertThat(operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(registered);
  }

  @Test
  void whoNeedsTheKeyIsDocumented() {
    for (Route route : bot.routes.routes()) {
      if (route.path().startsWith(Console.ROOT)) {
        continue;
      }
      JsonNode operation =
          document
              .root()
              .path("paths")
              .path(route.path())
              .path(route.method().name().toLowerCase(Locale.ROOT));
      assertThat(operation.has("security"))
          .as(route.path())
          .isEqualTo(route.access() == Access.OPEN || route.access() == Access.METRICS);
      assertThat(operation.at("/responses/401").isMissingNode())
          .as(route.path())
          .isEqualTo(route.access() == Access.OPEN && route.method() != HandlerType.POST);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentedParameterIsTakenAndNoOther() {
    return operations()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> operation.path().startsWith("/api/v1/"))
        .filter(operation -> !operation.path().equals(BotRoutes.WEBHOOK))
        .filter(OpenApiTest::ends)
        .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> check(operation)));
  }

  /** A stream does not end; it has tests of its own. */
  private static boolean ends(Operation operation) {
    return operation.node().at("/responses/200/content/text~1event-stream").isMissingNode();
  }

  private void check(Operation operation) {
    Set<String> documented = new TreeSet<>();
    for (JsonNode parameter : parameters(operation)) {
      if (parameter.path("in").asText().equals("query")) {
        String name = parameter.path("name").asText();
        documented.add(name);
        String value = parameter.path("example").asText(SAMPLES.get(name));
        assertThat(bot.get(url(operation) + "?" + name + "=" + value).statusCode())
            .as(name)
            .isEqualTo(200);
        checkRange(operation, name, parameter.path("schema"));
      }
    }
    SAMPLES.forEach(
        (name, value) -> {
          if (!documented.contains(name)) {
            assertThat(bot.get(url(operation) + "?" + name + "=" + value).statusCode())
                .as(name)
                .isEqualTo(400);
          }
        });
  }

  private void checkRange(Operation operation, String name, JsonNode schema) {
    if (schema.has("maximum")) {
      long max = schema.path("maximum").asLong();
      long min = schema.path("minimum").asLong();
      assertThat(status(operation, name, max)).isEqualTo(200);
      assertThat(status(operation, name, min)).isEqualTo(200);
      assertThat(status(operation, name, max + 1)).isEqualTo(400);
      assertThat(status(operation, name, min - 1)).isEqualTo(400);
    }
    if (schema.has("default")) {
      assertThat(bot.getJson(url(operation)).path("paginacion").path(name))
          .isEqualTo(schema.path("default"));
    }
    if (schema.has("maxLength")) {
      String tooLong = "a".repeat(schema.path("maxLength").asInt() + 1);
      assertThat(bot.get(url(operation) + "?" + name + "=" + tooLong).statusCode()).isEqualTo(400);
    }
  }

  private int status(Operation operation, String name, long value) {
    return bot.get(url(operation) + "?" + name + "=" + value).statusCode();
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerFitsItsSchema() {
    return operations()
        .filter(operation -> operation.method().equals("GET"))
        .filter(OpenApiTest::ends)
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.name(),
                    () -> {
                      checkAnswer(operation, bot.get(url(operation)));
                      checkAnswer(operation, broken.get(url(operation)));
                      checkAnswer(operation, bot.get(url(operation) + "?nada=1"));
                      checkAnswer(operation, bot.send(bot.request(url(operation))));
                      checkAnswer(
                          operation,
                          bot.send(
                              bot.request(url(operation))
                                  .header("Authorization", "Bearer " + TestBot.KEY)
                                  .DELETE()));
                    }));
  }

  private void checkAnswer(Operation operation, HttpResponse<String> answer) {
    JsonNode response =
        document.resolve(operation.node().path("responses").path("" + answer.statusCode()));
    assertThat(response.isMissingNode())
        .as("%s %s", operation.name(), answer.statusCode())
        .isFalse();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    JsonNode content = response.path("content").path(type);
    assertThat(content.isMissingNode()).as("%s %s", operation.name(), type).isFalse();
    if (type.endsWith("json")) {
      fits(TestBot.json(answer), content.path("schema"), operation.name());
    }
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(header -> assertThat(answer.headers().firstValue(header)).isPresent());
  }

  /** Every field is documented, every required one is there, and each is of its type. */
  private void fits(JsonNode value, JsonNode schemaOrRef, String where) {
    JsonNode schema = document.resolve(schemaOrRef);
    if (schema.has("oneOf")) {
      // One that is an object, or null.
      assertThat(words(schema.at("/oneOf/1/type"))).as(where).containsExactly("null");
      if (!value.isNull()) {
        fits(value, schema.at("/oneOf/0"), where);
      }
      return;
    }
    if (schema.has("type")) {
      List<String> types = words(schema.path("type"));
      String type = type(value);
      assertThat(types).as(where).contains(type);
    }
    if (schema.has("enum")) {
      assertThat(schema.path("enum")).as(where).contains(value);
    }
    if (schema.has("properties")) {
      Set<String> names = new TreeSet<>();
      value.fieldNames().forEachRemaining(names::add);
      assertThat(names).as(where).containsAll(words(schema.path("required")));
      for (String name : names) {
        assertThat(schema.path("properties").has(name)).as(where + "." + name).isTrue();
        fits(value.path(name), schema.path("properties").path(name), where + "." + name);
      }
    }
    if (schema.has("items")) {
      value.forEach(item -> fits(item, schema.path("items"), where + "[]"));
    }
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  @Test
  void theListsOfWordsAreThoseOfTheDomain() {
    JsonNode fields = document.root().at("/components/schemas/Conversacion/properties");

    assertThat(words(fields.at("/direccion/enum"))).containsExactly(names(Direccion.values()));
    assertThat(words(fields.at("/autor/enum"))).containsExactly(names(Author.values()));
    assertThat(words(fields.at("/estado_envio/enum")))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(DeliveryState.values()).map(DeliveryState::word), Stream.of("null"))
                .toList());
    assertThat(words(document.root().at("/components/schemas/Archivo/properties/estado/enum")))
        .containsExactlyElementsOf(Stream.of(MediaState.values()).map(MediaState::word).toList());
    assertThat(words(document.root().at("/components/schemas/Intento/properties/resultado/enum")))
        .containsExactlyElementsOf(
            Stream.of(AttemptResult.values()).map(AttemptResult::word).toList());
    assertThat(
            words(document.root().at("/components/schemas/PagoReportado/properties/estado/enum")))
        .containsExactly(names(PagoEstado.values()));
    assertThat(words(document.root().at("/components/schemas/Solicitud/properties/tipo/enum")))
        .containsExactlyElementsOf(Stream.of(RequestKind.values()).map(RequestKind::word).toList());
    assertThat(words(document.root().at("/components/schemas/Confianza/properties/nivel/enum")))
        .containsExactlyElementsOf(Stream.of(TrustLevel.values()).map(TrustLevel::word).toList());
    assertThat(
            words(document.root().at("/components/schemas/Consentimiento/properties/fuente/enum")))
        .containsExactlyElementsOf(
            Stream.of(ConsentSource.values()).map(ConsentSource::word).toList());
    assertThat(document.root().at("/components/parameters/per_page/schema/maximum").asInt())
        .isEqualTo(PageRequest.MAX_SIZE);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(document.root().findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.root().at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void theWebhooksAnswersAreDocumented() {
    Map<String, String[]> headers = new TreeMap<>();
    headers.put("200", new String[] {"X-Hub-Signature-256", TestBot.SIGNATURE});
    headers.put("401", new String[] {"X-Hub-Signature-256", "sha256=mala"});
    JsonNode responses =
        document.root().path("paths").path(BotRoutes.WEBHOOK).at("/post/responses");

    headers.forEach(
        (status, header) -> {
          assertThat(bot.post(new byte[1], header).statusCode()).hasToString(status);
          assertThat(responses.has(status)).isTrue();
        });
    assertThat(broken.post(new byte[1], headers.get("200")).statusCode()).isEqualTo(503);
    assertThat(responses.has("503") && responses.has("413") && responses.has("400")).isTrue();
  }

  private Stream<Operation> operations() {
    return document.operations().stream();
  }

  private static String url(Operation operation) {
    String url = operation.path();
    for (Map.Entry<String, String> entry : PATHS.entrySet()) {
      url = url.replace(entry.getKey(), entry.getValue());
    }
    return url;
  }

  private List<JsonNode> parameters(Operation operation) {
    return stream(operation.node().path("parameters")).map(document::resolve).toList();
  }

  private static List<String> words(JsonNode wordOrWords) {
    return wordOrWords.isTextual()
        ? List.of(wordOrWords.asText())
        : stream(wordOrWords).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  private static String[] names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toArray(String[]::new);
  }
}
