package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the inbox, as a browser gets them. */
class ConsoleTest {
  private static final Pattern FILE =
      Pattern.compile("(?:href|src)=\"(/consola/recursos/[^\"]+)\"");
  private static final String ANA = "584121234567";

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  private void givenMessage(String name, String body) {
    bot.given(
        Messages.from(ANA, "VE.1").profileName(name).body(body).at(bot.clock.instant()).build());
  }

  private String page(String path) {
    HttpResponse<String> answer = bot.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    return answer.body();
  }

  @Test
  void theListShowsWhoWroteWhatAndHowLongOneMayAnswer() {
    givenMessage("Ana Rojas", "¿cuánto debo?\n\nes urgente");

    assertThat(page("/consola"))
        .contains(
            ">AR<", ">Ana Rojas<", "¿cuánto debo? es urgente", "quedan 24 h 0 min", "espera 0 min");
  }

  @Test
  void aThreadShowsItsMessagesAndWhereToWrite() {
    givenMessage("Ana Rojas", "buenas");

    assertThat(page("/consola/chats/1"))
        .contains("+584121234567", "Hoy", "buenas", "<textarea", "Puede escribir libremente");
  }

  @Test
  void oneCannotWriteWhereTheWindowIsClosed() {
    givenMessage("Ana Rojas", "buenas");
    bot.clock.advance(ChatGate.WINDOW);

    assertThat(page("/consola/chats/1")).doesNotContain("<textarea").contains("ventana cerrada");
  }

  @Test
  void whatAPersonWroteIsNeverAPartOfThePage() {
    String nasty = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>{{7*7}}";
    givenMessage(nasty, nasty);

    for (String path : new String[] {"/consola", "/consola/chats/1", "/consola/chats/1/hilo"}) {
      assertThat(page(path)).doesNotContain("<script>", "<img src=x").contains("&lt;script&gt;");
    }
  }

  @Test
  void nothingRunsThatIsNotTheConsolesOwnFile() {
    HttpResponse<String> answer = bot.get("/consola");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("script-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.body())
        .doesNotContain("<style", "style=")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void everyFileOfAPageIsThereForGoodUnderItsVersion() {
    Matcher files = FILE.matcher(page("/consola"));
    int count = 0;
    while (files.find()) {
      HttpResponse<String> file = bot.send(bot.request(files.group(1)));
      assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      assertThat(
              bot.send(bot.request(files.group(1).replaceFirst("[0-9a-f]{12}", "0"))).statusCode())
          .isEqualTo(404);
      count++;
    }
    assertThat(count).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "x", "99999999999999999999"})
  void aChatThatIsNotThereIsSaidToBeMissing(String id) {
    givenMessage("Ana", "hola");

    HttpResponse<String> answer = bot.get("/consola/chats/" + id);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Esta conversación no existe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/consola",
        "/consola/lista",
        "/consola/chats/1",
        "/consola/chats/1/hilo",
        "/consola/chats/1/redactor",
        "/consola/chats/1/ficha",
        "/consola/resumen",
        "/consola/salud"
      })
  void nobodySeesAPageWithoutTheKey(String path) {
    givenMessage("Ana", "hola");

    assertThat(bot.send(bot.request(path)).statusCode()).isEqualTo(401);
  }

  @Test
  void manyChatsAreShownPageByPage() {
    for (int i = 0; i < 35; i++) {
      bot.given(
          Messages.from("58412000%04d".formatted(i)).body("hola").at(bot.clock.instant()).build());
    }

    String first = page("/consola");
    Matcher next = Pattern.compile("hx-get=\"(/consola/lista\\?desde=[^\"]+)\"").matcher(first);

    assertThat(first.split("role=\"option\"")).hasSize(31);
    assertThat(next.find()).isTrue();
    assertThat(page(next.group(1).replace("&amp;", "&")).split("role=\"option\"")).hasSize(6);
  }

  @Test
  void theSummaryCountsAndSaysHow() {
    givenMessage("Ana", "hola");

    assertThat(page("/consola/resumen"))
        .contains("Recibidos", "<b>1</b>", "De los clientes.", "Los días empiezan según");
  }

  @Test
  void theHealthTellsWhatWaits() {
    givenMessage("Ana", "hola");
    bot.clock.advance(Duration.ofMinutes(3));

    assertThat(page("/consola/salud"))
        .contains("1, el más antiguo hace 3 min", "cifra-mal", "Todos pueden enviar.");
  }

  @Test
  void theCardTellsWhoHasTheNumberAndHidesTheirId() {
    givenMessage("Ana", "hola");

    assertThat(page("/consola/chats/1/ficha"))
        .contains("Pérez Núñez", "Teléfono coincide", "•••• 5678")
        .doesNotContain("345678");
  }

  @Test
  void theCardSaysWhenNobodyHasTheNumber() {
    bot.given(Messages.from("584129999999").body("hola").at(bot.clock.instant()).build());

    assertThat(page("/consola/chats/1/ficha")).contains("Sin identificar", "Ningún cliente");
  }
}
