package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.nationalid.NationalIds;
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
        .contains(
            "+584121234567",
            "id=\"d-2026-11-22\"",
            "Hoy",
            "id=\"m-1\"",
            "buenas",
            "<textarea",
            "Puede escribir libremente");
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
        "/consola/chats/1/mensajes/1/porque",
        "/consola/resumen",
        "/consola/salud"
      })
  void whoeverIsNotKnownIsSentToLogInAndBack(String path) {
    givenMessage("Ana", "hola");

    HttpResponse<String> answer = bot.send(bot.request(path + "?esperando=1"));
    HttpResponse<String> part = bot.send(bot.request(path).header("HX-Request", "true"));
    HttpResponse<String> program = bot.send(bot.request(path).header("Authorization", "Bearer x"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/consola/entrar?siguiente=" + path.replace("/", "%2F") + "%3Fesperando%3D1");
    assertThat(part.statusCode()).isEqualTo(401);
    assertThat(part.headers().firstValue("HX-Refresh")).hasValue("true");
    assertThat(program.statusCode()).isEqualTo(401);
    assertThat(answer.body() + part.body() + program.body()).doesNotContain("Ana", "hola");
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

  @Test
  void theBarSaysThatTheBotAnswersAndOffersToTakeTheChat() {
    givenMessage("Ana", "hola");

    assertThat(page("/consola/chats/1"))
        .contains("El bot está atendiendo.", "data-toma=\"tomar\"", "Tomar la conversación");
  }

  @Test
  void theBarSaysUntilWhenTheBotRestsAndOffersToGiveTheChatBack() {
    givenMessage("Ana", "hola");
    bot.postJson("/api/v1/chats/1/tomar", "{}");

    // The test's clock stands at 15:04:05, and the page looks again when the rest is over.
    assertThat(page("/consola/chats/1/redactor"))
        .contains("Bot en pausa hasta las 19:04.", "data-toma=\"devolver\"")
        .contains("Devolver al bot", "data-cambia=\"14401\"");
    assertThat(page("/consola/lista")).contains("pildora humano");
    bot.clock.advance(ChatGate.REST);
    assertThat(page("/consola/chats/1/redactor"))
        .contains("El bot está atendiendo.", "data-cambia=\"72001\"");
  }

  @Test
  void aMessageShowsWhoWroteItAndWhichRule() {
    givenMessage("Ana", "hola");
    bot.answer(new ChatId(1), Left.TRACE);
    assertThat(page("/consola/chats/1")).contains("Bot · regla");
    bot.postJson(
        "/api/v1/chats/1/mensajes",
        "{\"tipo\":\"texto\",\"texto\":\"diga\",\"por\":\"Luisa Paz\"}");

    assertThat(page("/consola/chats/1"))
        .contains("<p class=\"autor\">Luisa Paz</p>", "<b>Luisa Paz:</b>");
  }

  @Test
  void whyTheBotSaidSomethingIsToldInWords() {
    givenMessage("Ana", "hola <b>");
    bot.answer(new ChatId(1), Left.TRACE);
    String path = "/consola/chats/1/mensajes/2/porque";

    assertThat(page("/consola/chats/1")).contains("hx-get=\"" + path + "\"");
    assertThat(page(path))
        .contains("saldo · a1b2", "«hola» → saludo, por «hola»", "La verificación venció")
        .contains("Su teléfono es de un solo cliente", "préstamos y cuotas · 22/11/26 15:04:05")
        .contains("pagos: lo niega «no»", "1,2 ms");
  }

  @Test
  void whyIsToldOfTheMessagesOfTheChatAlone() {
    givenMessage("Ana", "hola");
    bot.answer(new ChatId(1), Left.TRACE);
    bot.given(Messages.from("584129999999").body("hola").at(bot.clock.instant()).build());

    for (String of :
        new String[] {"2/mensajes/2", "1/mensajes/3", "1/mensajes/99", "1/mensajes/x"}) {
      assertThat(page("/consola/chats/" + of + "/porque"))
          .contains("El bot no guardó un porqué")
          .doesNotContain("saldo");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0412-1234567", "%2B58 412 1234567", "584121234567", "V-12.345.678"})
  void peopleAreFoundByTheirNumberOrTheirIdInAnyWriting(String words) {
    try (TestBot venezuelan =
        TestBot.with(
            WebSettings.guardedBy(new ApiKey(TestBot.KEY)).withNationalIds(NationalIds.of("ve")))) {
      venezuelan.given(
          Messages.from(ANA).profileName("Ana").body("hola").build(),
          Messages.from("584129999999").profileName("Otro").body("hola").build());
      String query = "?q=" + words.replace(" ", "%20");

      assertThat(venezuelan.get("/consola" + query).body())
          .contains(">Ana<")
          .doesNotContain(">Otro<");
      assertThat(venezuelan.get("/consola/lista" + query).body())
          .contains("/consola/chats/1?q=")
          .doesNotContain("/consola/chats/2");
    }
  }

  @Test
  void whoLooksForNobodyIsToldSoAndShownTheWayBack() {
    givenMessage("Ana", "hola");

    assertThat(page("/consola?q=%22%3E%3Cb%3E"))
        .contains("Nadie con ese teléfono", "<a href=\"/consola\">Ver todas</a>")
        .contains("value=\"&#34;>&lt;b>\"")
        .doesNotContain(">Ana<", "<b>");
  }
}
