package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final String LIST = BotRoutes.CONVERSACIONES;
  private static final String HOST = "Host: localhost:8000";

  private final TestBot guarded = TestBot.guarded();
  private final TestBot demo = TestBot.with(WebSettings.openToThisMachine());

  @AfterAll
  void stop() {
    guarded.close();
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/1",
        "/estadisticas",
        "/cliente/1",
        "/numero/584121234567",
        "/no/hay/tal",
        "?page=0",
        "/numero/584121234567/"
      })
  void everyPathOfTheApiAsksForTheKey(String path) throws IOException {
    RawHttp.Answer answer = get(guarded, LIST + path, HOST);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer realm=\"bot\"");
    assertThat(TestBot.json(answer.body()).path("detail").asText()).contains("BOT_API_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void noMethodGoesAroundTheKey(String method) throws IOException {
    RawHttp.Answer answer = call(guarded, method, LIST + "/1", HOST, "Content-Length: 0");

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer otra-llave-0123456789",
        "Authorization: Bearer " + TestBot.KEY + "x",
        "Authorization: Bearer",
        "Authorization: " + TestBot.KEY,
        "Authorization: Basic " + TestBot.KEY,
        "X-Api-Key: " + TestBot.KEY,
        "Authorization: Bearer " + TestBot.KEY + "\r\nAuthorization: Bearer " + TestBot.KEY
      })
  void whatIsNotTheKeyOpensNothing(String header) throws IOException {
    assertThat(get(guarded, LIST, HOST, header).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void theKeyOpensTheApiHoweverTheSchemeIsWritten(String scheme) throws IOException {
    RawHttp.Answer answer = get(guarded, LIST, HOST, "Authorization: " + scheme + TestBot.KEY);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"})
  void theDemoIsOpenToThisMachine(String host) throws IOException {
    assertThat(get(demo, LIST, "Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: bot.ngrok.app",
        "Host: localhost.example.org",
        "Host: example.org:8000",
        "Host: 127.0.0.1.example.org",
        HOST + "\r\nX-Forwarded-For: 203.0.113.7",
        HOST + "\r\nx-forwarded-proto: https",
        HOST + "\r\nForwarded: for=203.0.113.7",
        HOST + "\r\nX-Real-IP: 127.0.0.1",
        HOST + "\r\nCF-Connecting-IP: 203.0.113.7",
        HOST + "\r\nVia: 1.1 proxy"
      })
  void whatComesThroughATunnelIsRefusedByTheDemoButReachesTheWebhook(String headers)
      throws IOException {
    RawHttp.Answer answer = get(demo, LIST, headers);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(TestBot.json(answer.body()).path("detail").asText()).contains("túnel");
    String handshake = "?hub.mode=subscribe&hub.challenge=7&hub.verify_token=" + TestBot.TOKEN;
    assertThat(get(demo, BotRoutes.WEBHOOK + handshake, headers).body()).isEqualTo("7");
    assertThat(get(demo, "/health/live", headers).status()).isEqualTo(200);
  }

  @Test
  void aPathThatDoesNotExistIsRefusedByTheDemoAsWellWhenItComesThroughATunnel() throws IOException {
    assertThat(get(demo, "/api/v1/nada", "Host: bot.ngrok.app").status()).isEqualTo(403);
    assertThat(get(demo, "/api/v1/nada", HOST).status()).isEqualTo(404);
  }

  @Test
  void metricsNeedNoKeyOnThisMachine() throws IOException {
    assertThat(get(guarded, "/metrics", HOST).body()).isEqualTo(TestBot.METRICS);
    assertThat(get(demo, "/metrics", HOST).body()).isEqualTo(TestBot.METRICS);
    assertThat(get(guarded, "/metrics", "Host: example.org").status()).isEqualTo(401);
  }

  /** A proxy on this machine connects from this machine, whoever asks it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "x-forwarded-host: localhost",
        "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "X-Client-IP: 127.0.0.1",
        "True-Client-IP: 127.0.0.1",
        "CF-Connecting-IP: 127.0.0.1",
        "Via: 1.1 proxy",
        "X-Forwarded-For:"
      })
  void metricsNeedAKeyThroughAProxy(String proxy) throws IOException {
    String key = "Authorization: Bearer " + TestBot.KEY;

    assertThat(get(guarded, "/metrics", HOST, proxy).status()).isEqualTo(401);
    assertThat(get(guarded, "/metrics", HOST, proxy, key + "x").status()).isEqualTo(401);
    assertThat(get(guarded, "/metrics", HOST, proxy, key).body()).isEqualTo(TestBot.METRICS);
    assertThat(get(demo, "/metrics", HOST, proxy, key).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/openapi.json", "/estilo.css", "/health/live"})
  void whatHoldsNoDataIsOpen(String path) throws IOException {
    assertThat(get(guarded, path, "Host: example.org").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/docs", "/nada", "/api/v1/nada", LIST, BotRoutes.WEBHOOK, "/health/ready"})
  void everyAnswerTellsTheBrowserToTrustNothing(String path) throws IOException {
    assertSafe(get(guarded, path, HOST));
    assertSafe(call(guarded, "PUT", path, HOST, "Content-Length: 0"));
  }

  @Test
  void aKeyThatCouldBeGuessedOrDoesNotFitAHeaderIsNotTaken() {
    for (String bad : List.of("", "corta", "con espacio-0123456789", "ñandú-0123456789-0123")) {
      assertThatThrownBy(() -> new ApiKey(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new ApiKey(TestBot.KEY)).hasToString("ApiKey[•••]");
  }

  private static void assertSafe(RawHttp.Answer answer) {
    assertThat(answer.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .hasEntrySatisfying(
            "content-security-policy",
            csp -> assertThat(csp).startsWith("default-src 'none'").doesNotContain("unsafe"))
        .doesNotContainKey("server");
  }

  private static RawHttp.Answer get(TestBot bot, String path, String... headers)
      throws IOException {
    return call(bot, "GET", path, headers);
  }

  private static RawHttp.Answer call(TestBot bot, String method, String path, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
    lines.addAll(List.of(headers));
    lines.add("Connection: close");
    return RawHttp.exchange(bot.port(), lines.toArray(String[]::new));
  }
}
