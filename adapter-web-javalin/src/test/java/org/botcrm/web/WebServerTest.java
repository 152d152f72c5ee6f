package org.botcrm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class WebServerTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  void closingFinishesTheRequestInHandAndTakesNoOther() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestBot bot =
        TestBot.with(
            WebSettings.guardedBy(new ApiKey(TestBot.KEY)),
            body -> {
              inHand.countDown();
              awaitQuietly(goOn);
              return ParsedDelivery.unreadable("prueba");
            });
    int port = bot.port();
    RawHttp other = new RawHttp(port);
    assertThat(other.write(LIVE).readUntil("}")).isTrue();

    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> bot.post(new byte[1], "X-Hub-Signature-256", TestBot.SIGNATURE));
    assertThat(inHand.await(60, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closed = CompletableFuture.runAsync(bot::close);
    awaitRefusal(port);
    assertThat(statusOfAnotherOn(other)).isIn(503, 0);
    assertThat(closed).isNotDone();
    goOn.countDown();

    assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(closed).succeedsWithin(Duration.ofSeconds(60));
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (TestBot bot = TestBot.guarded()) {
      assertThatThrownBy(() -> WebServer.start("127.0.0.1", bot.port(), bot.routes))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + bot.port());
    }
  }

  @Test
  void aPortThatCannotBeIsRefused() {
    try (TestBot bot = TestBot.guarded()) {
      assertThatThrownBy(() -> WebServer.start("127.0.0.1", 65_536, bot.routes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("port");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/nada|404|no-encontrado|",
        "GET|/api|404|no-encontrado|",
        "GET|/favicon.ico|404|no-encontrado|",
        "GET|/api/v1/nada|404|no-encontrado|",
        "POST|" + BotRoutes.CONVERSACIONES + "|405|metodo-no-permitido|GET, HEAD",
        "DELETE|" + BotRoutes.CONVERSACIONES + "/1|405|metodo-no-permitido|GET, HEAD",
        "POST|" + BotRoutes.CONVERSACIONES + "/estadisticas|405|metodo-no-permitido|GET, HEAD",
        "PUT|" + BotRoutes.WEBHOOK + "|405|metodo-no-permitido|GET, HEAD, POST",
        "POST|/docs|405|metodo-no-permitido|GET, HEAD",
        "FOO|/docs|405|metodo-no-permitido|GET, HEAD"
      })
  void whatDoesNotExistIsAProblem(
      String method, String path, int status, String kind, String allow) {
    try (TestBot bot = TestBot.guarded()) {
      HttpResponse<String> answer =
          bot.send(
              bot.request(path)
                  .header("Authorization", "Bearer " + TestBot.KEY)
                  .method(method, HttpRequest.BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(TestBot.json(answer).path("type").asText()).isEqualTo("/docs#" + kind);
      assertThat(TestBot.json(answer).path("instance").asText()).isEqualTo(path);
      if (allow != null) {
        assertThat(answer.headers().firstValue("Allow"))
            .hasValueSatisfying(methods -> assertThat(methods).contains(allow.split(", ")));
      }
    }
  }

  @Test
  void headTellsWhatGetWouldSay() {
    try (TestBot bot = TestBot.guarded()) {
      HttpResponse<String> answer =
          bot.send(
              bot.request(BotRoutes.CONVERSACIONES + "/7")
                  .header("Authorization", "Bearer " + TestBot.KEY)
                  .method("HEAD", HttpRequest.BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void whatTheServerCannotReadIsAProblemToo() throws IOException {
    try (TestBot bot = TestBot.guarded()) {
      assertUnreadable(bot, 431, "GET / HTTP/1.1", "Host: x", "X-Long: " + "x".repeat(9000));
      assertUnreadable(bot, 400, "GET / HTTP/1.1", "Host: x", "Content-Length: nada");
      assertUnreadable(bot, 400, "GET / HTTP/1.1");
      assertUnreadable(
          bot,
          404,
          "GET /docs HTTP/1.1",
          "Host: x",
          "Sec-WebSocket-Version: 13",
          "Connection: close");
    }
  }

  private static void assertUnreadable(TestBot bot, int status, String... lines)
      throws IOException {
    RawHttp.Answer answer = RawHttp.exchange(bot.port(), lines);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
    assertThat(TestBot.json(answer.body()).path("status").asInt()).isEqualTo(status);
    assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("jetty", "caused");
  }

  @Test
  void anEmbeddersOwnServerKeepsItsOwnRoutesAndErrors() throws Exception {
    try (TestBot bot = TestBot.guarded()) {
      Javalin javalin =
          Javalin.create(
                  config -> {
                    config.startup.showJavalinBanner = false;
                    config.router.contextPath = "/crm";
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    bot.routes.register(config);
                    config.routes.get("/otra", ctx -> ctx.result("del CRM"));
                    config.routes.exception(
                        Exception.class, (e, ctx) -> ctx.status(418).result("del CRM"));
                  })
              .start();
      try {
        String base = "http://127.0.0.1:" + javalin.port() + "/crm";
        assertThat(get(base + "/otra").body()).isEqualTo("del CRM");
        assertThat(get(base + "/nada").body()).doesNotContain("problem");
        HttpResponse<String> refused = get(base + BotRoutes.CONVERSACIONES);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("\"/crm/docs#falta-la-clave\"");
        assertThat(post(base + "/docs").statusCode()).isEqualTo(405);
        assertThat(get(base + "/docs").body()).contains("href=\"/crm/estilo.css\"");
      } finally {
        javalin.stop();
      }
    }
  }

  private static int statusOfAnotherOn(RawHttp connection) throws IOException {
    try (connection) {
      return connection.write(LIVE).readAll().status();
    } catch (SocketException e) {
      return 0;
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Until nobody listens; the test's own time limit ends it. A connection caught in the queue of
   * the port that closes is reset, which refuses it as well.
   */
  private static void awaitRefusal(int port) throws IOException {
    boolean refused = false;
    while (!refused) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        assertThat(socket.isConnected()).isTrue();
        // The server needs the processor too, and each try takes a port for a minute.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      } catch (SocketException e) {
        refused = true;
      }
    }
  }
}
