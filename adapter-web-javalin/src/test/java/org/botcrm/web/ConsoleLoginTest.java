package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.application.staff.LogIn;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.Username;
import org.botcrm.testkit.fixture.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people get into the console, and out. */
class ConsoleLoginTest {
  private static final String PASSWORD = "una clave larga";
  private static final Pattern WORD = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\">");

  private final TestBot bot = TestBot.guarded();

  @AfterEach
  void stop() {
    bot.close();
  }

  private String logIn(Role role) {
    bot.staff
        .addPerson()
        .add(new NewStaffMember(new Username("luisa"), "Luisa <Paz>", role), PASSWORD)
        .orElseThrow();
    HttpResponse<String> in =
        bot.send(
            bot.request("/api/v1/sesion")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"usuario\":\"luisa\",\"clave\":\"" + PASSWORD + "\"}")));
    return in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  private HttpResponse<String> get(String path, String cookie) {
    return bot.send(bot.request(path).header("Cookie", cookie));
  }

  @Test
  void thePageToLogInIsOpenToAllAndRunsNothingButItsOwnFile() {
    HttpResponse<String> page = bot.send(bot.request("/consola/entrar"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .contains("type=\"password\"", "El usuario o la clave no son correctos.", "method=\"post\"")
        .doesNotContain("style=", "Salir", "consola.js")
        .doesNotContainPattern("\\son[a-z]+=");
    Matcher script = Pattern.compile("src=\"([^\"]+/entrar\\.js)\"").matcher(page.body());
    assertThat(script.find()).isTrue();
    assertThat(bot.send(bot.request(script.group(1))).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/consola/chats/1%3Fesperando%3D1,/consola/chats/1?esperando=1",
    "/consola/resumen,/consola/resumen",
    "https://example.org/consola,/consola",
    "//example.org/consola,/consola",
    "/consola%5C..%5C,/consola",
    "javascript:alert(1),/consola",
    "/api/v1/chats,/consola",
    "/consolador,/consola",
    "'',/consola"
  })
  void whoLogsInIsLedBackToAPageOfTheConsoleAndNowhereElse(String next, String led) {
    assertThat(bot.send(bot.request("/consola/entrar?siguiente=" + next)).body())
        .contains("data-siguiente=\"" + led + "\"");
  }

  @Test
  void whoIsLoggedInIsNamedAndTheirPagesHoldTheWordWithWhichTheyWrite() {
    bot.given(Messages.text("584121234567", "hola"));
    String cookie = logIn(Role.AGENTE);

    String page = get("/consola/chats/1", cookie).body();

    assertThat(page).contains("Luisa &lt;Paz&gt;", "id=\"salir\"", "<textarea");
    Matcher word = WORD.matcher(page);
    assertThat(word.find()).isTrue();
    HttpResponse<String> taken =
        bot.send(
            bot.request("/api/v1/chats/1/tomar")
                .header("Cookie", cookie)
                .header("X-CSRF-Token", word.group(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(taken.statusCode()).isEqualTo(200);
  }

  @Test
  void whoMayOnlyReadHasNowhereToWrite() {
    bot.given(Messages.text("584121234567", "hola"));

    assertThat(get("/consola/chats/1", logIn(Role.AUDITOR)).body())
        .contains("Su rol permite leer, y no escribir.", "El bot está atendiendo.")
        .doesNotContain("<textarea", "data-toma");
  }

  @Test
  void aSessionThatIsOverLeadsToThePageToLogIn() {
    String cookie = logIn(Role.AGENTE);
    assertThat(get("/consola", cookie).statusCode()).isEqualTo(200);

    bot.clock.advance(LogIn.LASTS);

    assertThat(get("/consola", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void whoShowsTheKeyIsNoPersonThatCouldLogOut() {
    assertThat(bot.get("/consola").body()).doesNotContain("id=\"salir\"", "name=\"csrf\"");
  }

  @Test
  void theDemoAsksNobodyOnThisMachineToLogIn() {
    try (TestBot demo = TestBot.with(WebSettings.openToThisMachine())) {
      HttpResponse<String> page = demo.send(demo.request("/consola"));

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).doesNotContain("id=\"salir\"");
      assertThat(
              demo.send(demo.request("/consola").header("X-Forwarded-For", "203.0.113.7"))
                  .statusCode())
          .isEqualTo(403);
    }
  }
}
