package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class TemplatesTest {
  private static final MessageTemplate REMINDER =
      MessageTemplate.ofBody("recordatorio", "es", "Hola {{1}}, su cuota vence el {{2}}.");
  private static final String TWO = "[{'type':'body','parameters':[%s]}]";

  private Bench bench;
  private SimulatedMeta meta;

  @BeforeEach
  void open() throws Exception {
    bench =
        Bench.open(
            s -> s.withAccount(new SimulatedAccount(List.of(), List.of(REMINDER), MetaRules.OFF)));
    meta = bench.phones.meta();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTemplateWithItsParametersIsAcceptedAndPricedByItsCategory() throws Exception {
    Bench.Answer answer = send("recordatorio", "es", TWO.formatted(text("Ana") + "," + text("5")));

    assertThat(answer.http()).isEqualTo(200);
    assertThat(answer.json().at("/messages/0/message_status").asText()).isEqualTo("accepted");
    JsonNode pricing = bench.bot.next().status().path("pricing");
    assertThat(pricing.path("category").asText()).isEqualTo("utility");
    assertThat(pricing.path("billable").asBoolean()).isTrue();
    assertThat(pricing.path("type").asText()).isEqualTo("regular");
  }

  @ParameterizedTest
  @CsvSource({"recordatorio,es_MX", "otra,es"})
  void aTemplateThatIsNotThereIsError132001(String name, String language) throws Exception {
    Bench.Answer answer = send(name, language, "[]");

    assertThat(answer.http()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo(132001);
    assertThat(answer.json().at("/error/error_data/details").asText())
        .isEqualTo("template name (" + name + ") does not exist in " + language);
  }

  @Test
  void anotherNumberOfParametersIsError132000() throws Exception {
    for (String given : List.of("", text("a"), text("a") + "," + text("b") + "," + text("c"))) {
      assertThat(send("recordatorio", "es", TWO.formatted(given)).code()).isEqualTo(132000);
    }
    assertThat(send("recordatorio", "es", null).code()).isEqualTo(132000);
  }

  @Test
  void aParameterOfAnotherTypeIsError132012() throws Exception {
    String image = "{'type':'image','image':{'id':'1'}}";

    assertThat(send("recordatorio", "es", TWO.formatted(text("a") + "," + image)).code())
        .isEqualTo(132012);
    assertThat(send("recordatorio", "es", TWO.formatted(text("a") + "," + text(""))).code())
        .isEqualTo(131008);
  }

  @Test
  void aTextThatGetsTooLongIsError132005() throws Exception {
    String longest = "a".repeat(1024 - "Hola , su cuota vence el .".length() - 1);

    assertThat(send("recordatorio", "es", TWO.formatted(text(longest) + "," + text("5"))).code())
        .isZero();
    assertThat(send("recordatorio", "es", TWO.formatted(text(longest) + "," + text("55"))).code())
        .isEqualTo(132005);
  }

  @Test
  void namedParametersNeedTheirNames() throws Exception {
    meta.template("saludo", "es", "Hola {{nombre}}.");

    String named = "{'type':'text','parameter_name':'%s','text':'Ana'}";
    assertThat(send("saludo", "es", TWO.formatted(named.formatted("nombre"))).code()).isZero();
    assertThat(send("saludo", "es", TWO.formatted(named.formatted("apodo"))).code())
        .isEqualTo(132012);
    Bench.Answer nameless = send("saludo", "es", TWO.formatted(text("Ana")));
    assertThat(nameless.code()).isEqualTo(100);
    assertThat(nameless.json().at("/error/error_data/details").asText())
        .isEqualTo("Parameter name is missing or empty");
  }

  @Test
  void aHeaderWithAFileNeedsThatFile() throws Exception {
    meta.template(
        MessageTemplate.ofBody("recibo", "es", "Su recibo.")
            .withComponents(
                "[{\"type\":\"HEADER\",\"format\":\"DOCUMENT\"},"
                    + "{\"type\":\"BODY\",\"text\":\"Su recibo.\"}]"));
    String header = "[{'type':'header','parameters':[%s]}]";
    String file = "{'type':'document','document':{'link':'https://a.example/r.pdf'}}";

    assertThat(send("recibo", "es", header.formatted(file)).code()).isZero();
    assertThat(send("recibo", "es", header.formatted(file.replace("document", "image"))).code())
        .isEqualTo(132012);
    assertThat(send("recibo", "es", null).code()).isEqualTo(132012);
    assertThat(send("recibo", "es", header.formatted("{'type':'document','document':{}}")).code())
        .isEqualTo(131008);
  }

  @Test
  void aLinkThatIsLeftOpenNeedsItsParameter() throws Exception {
    meta.template(
        MessageTemplate.ofBody("pago", "es", "Pague.")
            .withComponents(
                "[{\"type\":\"BODY\",\"text\":\"Pague.\"},{\"type\":\"BUTTONS\",\"buttons\":["
                    + "{\"type\":\"QUICK_REPLY\",\"text\":\"No\"},"
                    + "{\"type\":\"URL\",\"text\":\"Sí\",\"url\":\"https://a.example/{{1}}\"}]}]"));
    String button =
        "[{'type':'button','sub_type':'%s','index':'%d','parameters':[{'type':'text','text':'7'}]}]";

    assertThat(send("pago", "es", button.formatted("url", 1)).code()).isZero();
    assertThat(send("pago", "es", "[]").code()).isEqualTo(131008);
    assertThat(send("pago", "es", button.formatted("url", 0)).code()).isEqualTo(132012);
    assertThat(send("pago", "es", button.formatted("url", 2)).code()).isEqualTo(132012);
  }

  @ParameterizedTest
  @CsvSource({"PAUSED,132015", "DISABLED,132016", "PENDING,132001", "REJECTED,132001"})
  void onlyAnApprovedTemplateCanBeSent(String status, int code) throws Exception {
    meta.template(REMINDER.withStatus(status));

    assertThat(send("recordatorio", "es", TWO.formatted(text("a") + "," + text("b"))).code())
        .isEqualTo(code);
  }

  @Test
  void aCodeIsNotSentToAUserId() throws Exception {
    meta.template(MessageTemplate.ofBody("clave", "es", "1234").withCategory("AUTHENTICATION"));

    String json = template("clave", "es", "[]");
    assertThat(bench.send(json).code()).isZero();
    assertThat(
            bench.send(json.replace("\"to\":\"+584141234567\"", "\"recipient\":\"VE.1\"")).code())
        .isEqualTo(131062);
  }

  @Test
  void theListComesPageByPage() throws Exception {
    for (int i = 1; i <= 4; i++) {
      meta.template("n" + i, "es", "Texto");
    }

    JsonNode first = list("?limit=2&fields=name,status").json();
    assertThat(first.path("data").toString())
        .matches(
            "\\[\\{\"name\":\"recordatorio\",\"status\":\"APPROVED\",\"id\":\"[0-9]{15}\"},"
                + "\\{\"name\":\"n1\",\"status\":\"APPROVED\",\"id\":\"[0-9]{15}\"}]");
    URI next = URI.create(first.at("/paging/next").asText());
    assertThat(next.getQuery()).contains("after=" + first.at("/paging/cursors/after").asText());
    JsonNode second = get(next, Bench.TOKEN).json();
    assertThat(second.path("data").findValuesAsText("name")).containsExactly("n2", "n3");
    JsonNode third = list("?limit=2&after=" + second.at("/paging/cursors/after").asText()).json();
    assertThat(third.path("data").findValuesAsText("name")).containsExactly("n4");
    assertThat(third.path("paging").has("next")).isFalse();
    assertThat(third.at("/data/0/components/0/text").asText()).isEqualTo("Texto");
  }

  @Test
  void theListCanBeFilteredAndNeedsTheToken() throws Exception {
    meta.template(REMINDER.withStatus("PAUSED"));
    meta.template("otra", "es", "Texto");

    assertThat(list("?status=PAUSED").json().path("data").findValuesAsText("name"))
        .containsExactly("recordatorio");
    assertThat(list("?name=otra").json().path("data")).hasSize(1);
    assertThat(list("?limit=0").code()).isEqualTo(100);
    assertThat(list("?after=***").code()).isEqualTo(100);
    URI url = bench.at("/v26.0/102290129340398/message_templates");
    assertThat(get(url, "otro").code()).isEqualTo(190);
    assertThat(get(bench.at("/v26.0/999999/message_templates"), Bench.TOKEN).code()).isEqualTo(100);
    meta.clearTemplates();
    assertThat(list("").json().toString()).isEqualTo("{\"data\":[]}");
  }

  @Test
  void aChangeOfStateIsToldToTheBot() throws Exception {
    assertThat(meta.templateStatus("recordatorio", "es", "PAUSED")).isTrue();

    JsonNode entry = Json.readObject(bench.bot.next().bytes()).orElseThrow().at("/entry/0");
    assertThat(entry.path("id").asText()).isEqualTo("102290129340398");
    assertThat(entry.path("time").isIntegralNumber()).isTrue();
    assertThat(entry.at("/changes/0/field").asText()).isEqualTo("message_template_status_update");
    JsonNode value = entry.at("/changes/0/value");
    assertThat(value.path("event").asText()).isEqualTo("PAUSED");
    assertThat(value.path("message_template_name").asText()).isEqualTo("recordatorio");
    assertThat(value.path("message_template_language").asText()).isEqualTo("es");
    assertThat(value.path("message_template_id").isIntegralNumber()).isTrue();
    assertThat(value.has("metadata")).isFalse();
    assertThat(send("recordatorio", "es", "[]").code()).isEqualTo(132015);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'nombre':'Con espacio','idioma':'es','texto':'x'}",
        "{'nombre':'a','idioma':'español','texto':'x'}",
        "{'nombre':'a','idioma':'es','categoria':'OTRA','texto':'x'}",
        "{'nombre':'a','idioma':'es','texto':'x','color':1}",
        "{'nombre':'a','idioma':'es'}",
        "{'idioma':'es','texto':'x'}"
      })
  void aTemplateThatCannotBeIsRefused(String json) throws Exception {
    assertThat(bench.control("plantillas", json.replace('\'', '"')).http()).isEqualTo(400);
    assertThatThrownBy(() -> meta.templateStatus("ninguna", "es", "PAUSED"))
        .isInstanceOf(SimulatorException.class);
  }

  private Bench.Answer send(String name, String language, @Nullable String components)
      throws Exception {
    return bench.send(template(name, language, components));
  }

  private static String template(String name, String language, @Nullable String components) {
    String more = components == null ? "" : ",\"components\":" + components.replace('\'', '"');
    return """
    {"messaging_product":"whatsapp","to":"+584141234567","type":"template",
     "template":{"name":"%s","language":{"code":"%s"}%s}}
    """
        .formatted(name, language, more);
  }

  private static String text(String text) {
    return "{'type':'text','text':'" + text + "'}";
  }

  private Bench.Answer list(String query) throws Exception {
    return get(bench.at("/v26.0/102290129340398/message_templates" + query), Bench.TOKEN);
  }

  private Bench.Answer get(URI url, String token) throws Exception {
    return bench.answer(
        HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build());
  }
}
