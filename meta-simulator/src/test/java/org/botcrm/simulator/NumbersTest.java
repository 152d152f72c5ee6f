package org.botcrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class NumbersTest {
  private static final String HELLO = Bench.text(Bench.PHONE, "hola");
  private static final BusinessNumber SECOND =
      new BusinessNumber("222222", "584120000002", "102290129340398");
  private static final BusinessNumber OTHER =
      new BusinessNumber("333333", "584120000003", "777777", "EAAotro");

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench =
        Bench.open(
            s -> s.withAccount(new SimulatedAccount(List.of(SECOND), List.of(), MetaRules.OFF)));
    bench.phones.meta().number(OTHER);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void eachNumberHasItsMetadataInBothDirections() throws Exception {
    bench.phones.phone(Bench.PHONE).sayTo("222222", "hola");
    JsonNode heard = bench.bot.next().value().path("metadata");
    assertThat(heard.path("phone_number_id").asText()).isEqualTo("222222");
    assertThat(heard.path("display_phone_number").asText()).isEqualTo("584120000002");

    assertThat(bench.graph("v26.0/333333/messages", "Bearer EAAotro", HELLO).http()).isEqualTo(200);
    FakeBot.Webhook sent = bench.bot.next();
    assertThat(sent.value().at("/metadata/phone_number_id").asText()).isEqualTo("333333");
    assertThat(Json.readObject(sent.bytes()).orElseThrow().at("/entry/0/id").asText())
        .isEqualTo("777777");
    assertThat(bench.phones.awaitMessages(Bench.PHONE, 0, Bench.PATIENCE).messages())
        .extracting(ChatMessage::phoneNumberId)
        .containsExactly("222222", "333333");
  }

  @Test
  void aTokenOfAnotherNumberMakesThisOneInvisible() throws Exception {
    String second = "v26.0/222222/messages";
    String other = "v26.0/333333/messages";

    assertThat(bench.graph(second, "Bearer " + Bench.TOKEN, HELLO).http()).isEqualTo(200);
    Bench.Answer invisible = bench.graph(other, "Bearer " + Bench.TOKEN, HELLO);
    assertThat(invisible.code()).isEqualTo(100);
    assertThat(invisible.json().at("/error/error_subcode").asInt()).isEqualTo(33);
    assertThat(bench.graph(second, "Bearer EAAotro", HELLO).code()).isEqualTo(100);
    assertThat(bench.graph(second, "Bearer nada", HELLO).code()).isEqualTo(190);
  }

  @Test
  void theTokenOfOneNumberExpiresAlone() throws Exception {
    bench.control("token", "{\"caducado\":true,\"phone_number_id\":\"333333\"}");

    assertThat(bench.graph("v26.0/333333/messages", "Bearer EAAotro", HELLO).code()).isEqualTo(190);
    assertThat(bench.send(HELLO).http()).isEqualTo(200);
    bench.control("token", "{\"token\":\"EAAfresco\",\"phone_number_id\":\"333333\"}");
    assertThat(bench.graph("v26.0/333333/messages", "Bearer EAAfresco", HELLO).http())
        .isEqualTo(200);
  }

  @Test
  void windowsAndTemplatesBelongToTheirNumber() throws Exception {
    bench.phones.meta().template("aviso", "es", "Hola");
    bench.phones.meta().window(WindowRule.REFUSE);
    bench.phones.phone(Bench.PHONE).sayTo("222222", "hola");
    String template =
        """
        {"messaging_product":"whatsapp","to":"+584141234567","type":"template",
         "template":{"name":"aviso","language":{"code":"es"}}}
        """;

    assertThat(bench.graph("v26.0/222222/messages", "Bearer " + Bench.TOKEN, HELLO).http())
        .isEqualTo(200);
    assertThat(bench.send(HELLO).code()).isEqualTo(131047);
    assertThat(bench.send(template).http()).isEqualTo(200);
    assertThat(bench.graph("v26.0/333333/messages", "Bearer EAAotro", template).code())
        .isEqualTo(132001);
  }

  @Test
  void theNumbersOfAnAccountAreListed() throws Exception {
    Bench.Answer answer = get("/v26.0/102290129340398/phone_numbers");

    assertThat(answer.json().path("data").findValuesAsText("id"))
        .containsExactly("106540352242922", "222222");
    assertThat(answer.json().at("/data/1/quality_rating").asText()).isEqualTo("GREEN");
  }

  @Test
  void aTokenCanBeLookedAt() throws Exception {
    assertThat(isValid(Bench.TOKEN)).isTrue();
    assertThat(isValid("EAAotro")).isTrue();
    assertThat(isValid("nada")).isFalse();
    bench.control("token", "{\"caducado\":true,\"phone_number_id\":\"333333\"}");
    assertThat(isValid("EAAotro")).isFalse();
  }

  @Test
  void aNumberHasANode() throws Exception {
    Bench.Answer answer = get("/v26.0/222222");

    assertThat(answer.json().path("display_phone_number").asText()).isEqualTo("584120000002");
    assertThat(get("/v26.0/999999").http()).isEqualTo(404);
  }

  @Test
  void aNumberThatCannotBeIsRefused() throws Exception {
    assertThatThrownBy(() -> bench.phones.phone(Bench.PHONE).sayTo("999999", "hola"))
        .isInstanceOf(SimulatorException.class);
    assertThat(bench.control("numeros", "{\"phone_number_id\":\"1\",\"numero\":\"584\"}").http())
        .isEqualTo(400);
    assertThat(OTHER.toString()).doesNotContain("EAAotro", "584120000003");
  }

  private boolean isValid(String token) throws Exception {
    return get("/v26.0/debug_token?input_token=" + token).json().at("/data/is_valid").asBoolean();
  }

  private Bench.Answer get(String path) throws Exception {
    return bench.answer(
        HttpRequest.newBuilder(bench.at(path))
            .header("Authorization", "Bearer " + Bench.TOKEN)
            .build());
  }
}
