package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListParametersTest {
  private static final String LIST = BotRoutes.CONVERSACIONES;

  private final TestBot bot = TestBot.guarded();

  @AfterAll
  void stop() {
    bot.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?page=0|page|1|2147483647",
        "?page=-1|page|1|2147483647",
        "?page=2147483648|page|1|2147483647",
        "?page=99999999999999999999|page|1|2147483647",
        "?page=9999999999999999999|page|1|2147483647",
        "?page=uno|page|1|2147483647",
        "?page=1.0|page|1|2147483647",
        "?page=|page|1|2147483647",
        "?page|page|1|2147483647",
        "?page=٣|page|1|2147483647",
        "?per_page=0|per_page|1|100",
        "?per_page=101|per_page|1|100",
        "?per_page=%20|per_page|1|100",
        "?cliente_id=0|cliente_id|1|2147483647",
        "?cliente_id=2147483648|cliente_id|1|2147483647",
        "/abc|id|1|9223372036854775807",
        "/0|id|1|9223372036854775807",
        "/-1|id|1|9223372036854775807",
        "/9223372036854775808|id|1|9223372036854775807",
        "/cliente/abc|cliente_id|1|2147483647",
        "/cliente/2147483648|cliente_id|1|2147483647",
        "/cliente/1?per_page=101|per_page|1|100",
        "/numero/584121234567?per_page=101|per_page|1|100"
      })
  void aNumberOutOfRangeIsNamedWithItsRange(String path, String name, String min, String max) {
    JsonNode problem = invalid(LIST + encoded(path));

    assertThat(problem.path("parametro").asText()).isEqualTo(name);
    assertThat(problem.path("detail").asText()).contains(name, min, max);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?direccion=ambas|direccion|INBOUND",
        "?direccion=|direccion|INBOUND",
        "?desde=ayer|desde|2026-11-22",
        "?desde=2026-02-31|desde|2026-11-22",
        "?hasta=2026-11-22T15:04:05|hasta|2026-11-22",
        "?hasta=%2B999999999-01-01T00:00:00Z|hasta|2026-11-22",
        "?desde=2026-11-23&hasta=2026-11-21|desde|hasta",
        "?q=|q|200",
        "?q=%00|q|200",
        "?message_type=%0a|message_type|64",
        "?cursor=xyz|cursor|paginacion.siguiente",
        "?cursor=1-99999999999999999999|cursor|paginacion.siguiente",
        "?cursor=1-1&page=1|page|cursor",
        "?from_number=nadie|from_number|teléfono",
        "?to_number=0412-1234567/0414-1112233|to_number|teléfono",
        "/numero/abc|numero|teléfono",
        "/numero/12|numero|teléfono",
        "?page=1&page=2|page|repetido",
        "?q=a&q=a|q|repetido",
        "?pagina=2|pagina|per_page",
        "?Page=2|Page|per_page",
        "?limit=2|limit|cliente_id",
        "/cliente/1?cliente_id=2|cliente_id|from_number",
        "/estadisticas?desde=2026-11-22|desde|ninguno",
        "/1?x=1|x|ninguno"
      })
  void whatCannotBeUsedIsNamedWithWhatToDo(String path, String name, String words) {
    JsonNode problem = invalid(LIST + encoded(path));

    assertThat(problem.path("parametro").asText()).isEqualTo(name);
    assertThat(problem.path("detail").asText()).contains(name, words);
  }

  @Test
  void aTextOfTwoHundredCharactersIsTheLongestWhateverItsBytes() {
    assertThat(bot.get(LIST + "?q=" + "%F0%9F%91%8B".repeat(200)).statusCode()).isEqualTo(200);
    assertThat(bot.get(LIST + "?q=" + "a".repeat(201)).statusCode()).isEqualTo(400);
  }

  @Test
  void aLongUnknownNameIsNotGivenBackWhole() {
    HttpResponse<String> answer = bot.get(LIST + "?" + "x".repeat(2000) + "=1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("x".repeat(41) + "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?per_page=1", "?per_page=100", "?page=+1", "?", "?&", "/"})
  void whatIsInRangeIsTaken(String query) {
    assertThat(bot.get(LIST + query.replace("+", "%2B")).statusCode()).isEqualTo(200);
  }

  @Test
  void aPerCentSignThatEncodesNothingIsABadRequest() throws IOException {
    for (String target : new String[] {"?q=%zz", "?q=%", "/numero/%zz", "/numero/%"}) {
      RawHttp.Answer answer =
          RawHttp.exchange(
              bot.port(),
              "GET " + LIST + target + " HTTP/1.1",
              "Host: localhost",
              "Authorization: Bearer " + TestBot.KEY,
              "Connection: close");
      assertThat(answer.status()).as(target).isEqualTo(400);
      assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
    }
  }

  private JsonNode invalid(String path) {
    HttpResponse<String> answer = bot.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = TestBot.json(answer);
    assertThat(problem.path("type").asText()).isEqualTo("/docs#parametro-invalido");
    return problem;
  }

  private static String encoded(String path) {
    return path.replace("٣", "%D9%A3");
  }
}
