package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file from Meta's webhook to the API, with a Graph API that has one file. */
@Timeout(300)
class ReceivedFilesTest {
  private static final String HASH =
      "b221d9dbb083a7f33428d7c2a3c3198ae925614d70210e28716ccaa7cd4ddb79";
  private static final String BASE64 = "siHZ27CDp/M0KNfCo8MZiuklYU1wIQ4ocWzKp81N23k=";
  private static final String MEDIA = "/api/v1/conversaciones-whatsapp/%d/media";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch fileAsked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean hanging;

  @TempDir private Path folder;
  private final HttpServer graph = created();

  @BeforeEach
  void start() {
    graph.setExecutor(threads);
    graph.createContext("/", this::answer);
    graph.start();
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    graph.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aFileIsFetchedByItsIdAndGivenOutByTheApi() throws IOException {
    try (BotServer bot = bot();
        Rows rows = Rows.of(database())) {
      Http http = new Http(bot.port());
      assertThat(http.deliver(image("wamid.1"))).isEqualTo(200);
      assertThat(http.deliver(image("wamid.2"))).isEqualTo(200);

      // An answer of the bot may stand between the two.
      long second = rows.count("SELECT max(id) FROM medios");
      await().atMost(RunningBot.PATIENCE).until(() -> isStored(http, 1) && isStored(http, second));

      assertThat(http.get(MEDIA.formatted(1)).body()).isEqualTo("hola");
      assertThat(asked).contains("Bearer " + Keys.TOKEN + " /v26.0/700700");
      assertThat(asked).contains("Bearer " + Keys.TOKEN + " /archivo");
    }
    try (Stream<Path> files = Files.walk(folder.resolve("media"))) {
      assertThat(files.filter(Files::isRegularFile))
          .as("the same bytes twice are one file")
          .containsExactly(folder.resolve("media").resolve("b2").resolve(HASH));
    }
  }

  @Test
  void aBotThatIsStoppedInTheMiddleFetchesTheFileAfterItsNextStart() throws Exception {
    hanging = true;
    try (BotServer bot = bot()) {
      assertThat(new Http(bot.port()).deliver(image("wamid.1"))).isEqualTo(200);
      assertThat(fileAsked.await(60, TimeUnit.SECONDS)).isTrue();
    }
    hanging = false;
    try (Rows rows = Rows.of(database())) {
      assertThat(rows.one("SELECT estado FROM medios")).isEqualTo("pending");
      // As if the wait until the next attempt were over.
      rows.execute("UPDATE medios SET disponible_en = 0");
    }
    try (BotServer bot = bot()) {
      Http http = new Http(bot.port());
      await().atMost(RunningBot.PATIENCE).until(() -> isStored(http, 1));
      assertThat(http.get(MEDIA.formatted(1)).body()).isEqualTo("hola");
    }
  }

  private static boolean isStored(Http http, long id) {
    return http.get(MEDIA.formatted(id)).statusCode() == 200;
  }

  private BotServer bot() {
    String url = "http://127.0.0.1:" + graph.getAddress().getPort() + "/v26.0";
    return RunningBot.start(
        Keys.settings(url, database()), ReplyRules.standard(ReplyTexts.standard()));
  }

  private String database() {
    return "jdbc:sqlite:" + folder.resolve("bot.db");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + path);
      if (path.endsWith("/messages")) {
        json(exchange, "{\"messages\":[{\"id\":\"wamid.sent." + asked.size() + "\"}]}");
      } else if (path.equals("/v26.0/700700")) {
        String url = "http://127.0.0.1:" + graph.getAddress().getPort() + "/archivo";
        json(exchange, "{\"url\":\"" + url + "\",\"sha256\":\"" + HASH + "\",\"id\":\"700700\"}");
      } else if (path.equals("/archivo")) {
        file(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Half of it, and then nothing for as long as the test wants. */
  private void file(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
    exchange.sendResponseHeaders(200, 4);
    exchange.getResponseBody().write("ho".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    fileAsked.countDown();
    if (hanging) {
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.getResponseBody().write("la".getBytes(StandardCharsets.UTF_8));
  }

  private static void json(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String image(String wamid) {
    return """
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{
          "field": "messages", "value": {"messaging_product": "whatsapp",
          "metadata": {"display_phone_number": "%s", "phone_number_id": "%s"},
          "contacts": [{"profile": {"name": "Ana"}, "wa_id": "584141234567"}],
          "messages": [{"from": "584141234567", "id": "%s", "timestamp": "1795359600",
            "type": "image", "image": {"id": "700700", "mime_type": "image/jpeg",
            "sha256": "%s"}}]}}]}]}"""
        .formatted(Keys.DISPLAY, Keys.NUMBER, wamid, BASE64);
  }

  private static HttpServer created() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
