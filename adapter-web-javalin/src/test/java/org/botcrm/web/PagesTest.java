package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.botcrm.web.console.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  private final TestBot bot = TestBot.guarded();

  @AfterAll
  void stop() {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/docs/"})
  void aPageLoadsNothingForeignAndRunsNothing(String path) {
    String page = get(path).body();

    assertThat(page)
        .doesNotContain("<script", "<style", "style=")
        .doesNotContainPattern("\\son[a-z]+=");
    Matcher links = LINK.matcher(page);
    while (links.find()) {
      assertThat(links.group(1)).matches("[/#].*").doesNotStartWith("//");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs"})
  void everyLinkOfAPageLeadsSomewhere(String path) {
    String page = get(path).body();

    Matcher links = LINK.matcher(page);
    while (links.find()) {
      String target = links.group(1);
      if (target.startsWith("#")) {
        assertThat(page).contains("id=\"" + target.substring(1) + "\"");
      } else {
        assertThat(get(target).statusCode()).as(target).isEqualTo(200);
      }
    }
  }

  @Test
  void theDocsNameEveryRouteAndEveryProblem() {
    String page = get("/docs").body();

    // Pages for people are no part of what programs call.
    bot.routes.routes().stream()
        .filter(route -> !route.path().startsWith(Console.ROOT))
        .forEach(route -> assertThat(page).contains("<code>" + route.path()));
    for (ProblemKind kind : ProblemKind.values()) {
      assertThat(page).contains("id=\"" + kind.word() + "\"").contains(kind.title());
    }
  }

  @Test
  void aPageFitsASmallScreenAndTheDark() {
    assertThat(get("/docs").body())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"es\">", "width=device-width");
    assertThat(get("/estilo.css").body())
        .contains("prefers-color-scheme: dark")
        .doesNotContain("url(");
    assertThat(get("/estilo.css").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
  }

  @Test
  void theDocumentIsGivenAsItShips() {
    assertThat(get("/openapi.json").body().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(OpenApiDocument.shipped().bytes());
  }

  @Test
  void textAndAttributesCannotBecomeMarkup() {
    String page =
        new String(
            Html.page("<t>", "\"x", body -> body.element("p", "a&b<script>'").link("\"><b>", "c")),
            StandardCharsets.UTF_8);

    assertThat(page)
        .contains("<title>&lt;t&gt;</title>", "href=\"&quot;x\"", "a&amp;b&lt;script&gt;&#39;")
        .contains("href=\"&quot;&gt;&lt;b&gt;\"");
  }

  @Test
  void aTextTakesWhatFillsItAsItIs() {
    assertThat(Texts.say("parametro.falta", Map.of("nombre", "{min}$1\\")))
        .isEqualTo("Falta el parámetro «{min}$1\\».");
    assertThatThrownBy(() -> Texts.say("parametro.falta"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nombre");
    assertThatThrownBy(() -> Texts.say("no.hay")).hasMessageContaining("no.hay");
  }

  private HttpResponse<String> get(String path) {
    return bot.send(bot.request(path));
  }
}
