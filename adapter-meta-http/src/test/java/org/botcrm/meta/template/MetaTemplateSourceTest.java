package org.botcrm.meta.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.template.BusinessAccountId;
import org.botcrm.domain.template.TemplateHeader;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateInfoButton;
import org.botcrm.domain.template.TemplateSource.Fetched;
import org.botcrm.domain.template.TemplateText;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.MetaSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class MetaTemplateSourceTest {
  private static final BusinessAccountId ACCOUNT = new BusinessAccountId("102");

  private final MockWebServer meta = new MockWebServer();
  private final MockWebServer elsewhere = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    meta.start();
    elsewhere.start();
  }

  @AfterEach
  void stop() {
    meta.close();
    elsewhere.close();
  }

  @Test
  void aTemplateIsReadWithAllItsParts() throws InterruptedException {
    answer(
        """
        {"data": [{"name": "recibo", "language": "es_MX", "status": "APPROVED",
          "category": "UTILITY", "parameter_format": "NAMED", "new": {"a": 1},
          "quality_score": {"score": "GREEN", "date": 1},
          "components": [
            {"type": "HEADER", "format": "TEXT", "text": "Recibo {{n}}", "example":
              {"header_text_named_params": [{"param_name": "n", "example": "7"}]}},
            {"type": "BODY", "text": "Hola {{nombre}}, {{monto}}", "example":
              {"body_text_named_params": [{"param_name": "monto", "example": "$1"},
                {"param_name": "nombre", "example": "Ana"}]}},
            {"type": "FOOTER", "text": "Gracias"},
            {"type": "BUTTONS", "buttons": [
              {"type": "URL", "text": "Ver", "url": "https://e.org/{{1}}", "example": ["x"]},
              {"type": "QUICK_REPLY", "text": "Sí"}]}]}]}""");

    assertThat(fetch())
        .isEqualTo(
            new Fetched.All(
                List.of(
                    new TemplateInfo(
                        "recibo",
                        "es_MX",
                        "UTILITY",
                        "APPROVED",
                        "GREEN",
                        true,
                        new TemplateHeader("TEXT", new TemplateText("Recibo {{n}}", List.of("7"))),
                        new TemplateText("Hola {{nombre}}, {{monto}}", List.of("Ana", "$1")),
                        "Gracias",
                        List.of(
                            new TemplateInfoButton(
                                "URL",
                                "Ver",
                                new TemplateText("https://e.org/{{1}}", List.of("x"))),
                            new TemplateInfoButton("QUICK_REPLY", "Sí", null))))));
    assertThat(meta.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer canary-token");
  }

  @Test
  void whatMetaAddsOrLeavesOutCostsNothing() {
    answer(
        """
        {"data": [{"name": "a", "language": "es", "status": "NEW_STATE", "components": [
            {"type": "HEADER", "format": "HOLOGRAM"}, {"type": "NEW", "cards": []},
            {"type": "BODY", "text": "{{1}} {{2}}", "example": {"body_text": [["x", "y"]]}}]},
          {"language": "es"}, 7]}""");

    assertThat(templates())
        .containsExactly(
            new TemplateInfo(
                "a",
                "es",
                "",
                "NEW_STATE",
                null,
                false,
                new TemplateHeader("HOLOGRAM", null),
                new TemplateText("{{1}} {{2}}", List.of("x", "y")),
                null,
                List.of()));
  }

  @Test
  void pagesAreFollowedByTheirCursorAndNeverToAnotherServer() throws InterruptedException {
    String other = "http://127.0.0.1:" + elsewhere.getPort() + "/v26.0/102/message_templates";
    answer(page("a", "c1", other + "?after=c1"));
    // Without cursors.
    answer(
        """
        {"data": [{"name": "b", "language": "es"}], "paging": {"next": "%s?after=c%%262"}}"""
            .formatted(other));
    answer(
        "{\"data\": [{\"name\": \"c\", \"language\": \"es\"}], \"paging\": {\"cursors\":"
            + " {\"after\": \"c3\"}}}");

    assertThat(templates()).extracting(TemplateInfo::name).containsExactly("a", "b", "c");

    assertThat(meta.takeRequest().getUrl().queryParameter("after")).isNull();
    assertThat(meta.takeRequest().getUrl().queryParameter("after")).isEqualTo("c1");
    assertThat(meta.takeRequest().getUrl().queryParameter("after")).isEqualTo("c&2");
    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void aListThatTurnsInACircleIsGivenUp() {
    answer(page("a", "c1", "http://x/?after=c1"));
    answer(page("b", "c1", "http://x/?after=c1"));

    assertThat(reason()).contains("no termina");
    assertThat(meta.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aListWithoutEndIsGivenUp() {
    for (int i = 0; i < MetaTemplateSource.MAX_PAGES; i++) {
      // Each on a connection of its own: on one that is kept, the test's server waits with half of
      // an answer until the first half is acknowledged, 40 ms each.
      meta.enqueue(
          new MockResponse.Builder()
              .addHeader("Connection", "close")
              .body(page("a", "c" + i, "http://x/?after=c" + i))
              .build());
    }

    assertThat(reason()).contains("no termina", "200");
    assertThat(meta.getRequestCount()).isEqualTo(MetaTemplateSource.MAX_PAGES);
  }

  @Test
  void aPageThatFailsCostsTheWholeList() {
    answer(page("a", "c1", "http://x/?after=c1"));
    meta.enqueue(new MockResponse.Builder().code(500).build());

    assertThat(reason()).contains("HTTP 500");
  }

  @ParameterizedTest
  @CsvSource({"190, WHATSAPP_ACCESS_TOKEN", "200, management", "100, ACCOUNT_ID", "4, código 4"})
  void whatMetaRefusesIsToldInWords(int code, String words) {
    meta.enqueue(
        new MockResponse.Builder()
            .code(400)
            .body("{\"error\": {\"code\": %d, \"message\": \"canario\"}}".formatted(code))
            .build());

    assertThat(reason()).contains(words).doesNotContain("canario");
  }

  @Test
  void aRedirectIsNotFollowedAndWhatIsNoListIsNone() {
    meta.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "http://127.0.0.1:" + elsewhere.getPort() + "/")
            .build());
    answer("<html>");

    assertThat(reason()).contains("HTTP 302");
    assertThat(reason()).contains("no se entiende");
    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void aServerThatIsNotThereIsToldInWords() {
    meta.close();

    assertThat(reason()).contains("conexión").doesNotContain("127.0.0.1");
  }

  private void answer(String body) {
    meta.enqueue(new MockResponse.Builder().body(body).build());
  }

  private static String page(String name, String after, String next) {
    return """
        {"data": [{"name": "%s", "language": "es"}],
         "paging": {"cursors": {"after": "%s"}, "next": "%s"}}"""
        .formatted(name, after, next);
  }

  private Fetched fetch() {
    URI url = URI.create("http://127.0.0.1:" + meta.getPort() + "/v26.0");
    try (MetaTemplateSource source =
        new MetaTemplateSource(
            MetaSettings.standard(url, new AccessToken("canary-token")),
            new PhoneNumberId("100200300"))) {
      return source.fetch(ACCOUNT);
    }
  }

  private List<TemplateInfo> templates() {
    return ((Fetched.All) fetch()).templates();
  }

  private String reason() {
    return ((Fetched.Failed) fetch()).reason();
  }
}
