package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A simulator, a tiny bot, and the calls of both sides. */
final class Bench implements AutoCloseable {
  static final String SECRET = "test_app_secret";
  static final String TOKEN = "EAAtest";
  static final String PHONE = "+584141234567";
  static final String DIGITS = "584141234567";
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final RetryDelays QUICK =
      new RetryDelays(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(10));

  final MutableClock clock = new MutableClock();
  final FakeBot bot;
  final MetaSimulator simulator;
  final SimulatorClient phones;
  private final HttpClient http = WebhookPoster.loopbackClient();

  private Bench(UnaryOperator<SimulatorSettings> change) throws IOException {
    bot = new FakeBot();
    simulator = MetaSimulator.start(change.apply(settings(bot.url(), clock)));
    phones = simulator.client();
  }

  static Bench open() throws IOException {
    return open(UnaryOperator.identity());
  }

  static Bench open(UnaryOperator<SimulatorSettings> change) throws IOException {
    return new Bench(change);
  }

  static SimulatorSettings settings(URI webhook, MutableClock clock) {
    return SimulatorSettings.of(webhook, TOKEN, SECRET, "verificame", clock).withRetries(QUICK);
  }

  static String text(String to, String body) {
    return """
    {"messaging_product":"whatsapp","recipient_type":"individual","to":"%s","type":"text",
     "text":{"body":"%s"},"biz_opaque_callback_data":"fila-7"}
    """
        .formatted(to, body);
  }

  /** The send of a bot that does everything right. */
  Answer send(String json) throws Exception {
    return graph("v26.0/106540352242922/messages", "Bearer " + TOKEN, json);
  }

  Answer graph(String path, String authorization, String json) throws Exception {
    return answer(
        HttpRequest.newBuilder(at("/" + path))
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  CompletableFuture<HttpResponse<String>> sendAsync(String json) {
    return http.sendAsync(
        HttpRequest.newBuilder(at("/v26.0/106540352242922/messages"))
            .header("Authorization", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  Answer control(String path, String json) throws Exception {
    return answer(
        HttpRequest.newBuilder(at("/simulador/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  Answer get(String path) throws Exception {
    return answer(HttpRequest.newBuilder(at("/simulador/" + path)).build());
  }

  Answer answer(HttpRequest request) throws Exception {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + simulator.port() + path);
  }

  /** Waits until the phone's message has got the status. */
  ChatMessage awaitTick(String phone, String messageId, String status) throws Exception {
    ChatPage page = phones.awaitChanges(phone, 0, PATIENCE);
    while (true) {
      for (ChatMessage message : page.messages()) {
        if (message.messageId().equals(messageId) && message.has(status)) {
          return message;
        }
      }
      ChatPage more = phones.awaitChanges(phone, page.lastChange(), PATIENCE);
      if (more.messages().isEmpty()) {
        throw new AssertionError("No " + status + " came");
      }
      page = more;
    }
  }

  @Override
  public void close() {
    simulator.close();
    bot.close();
  }

  /** An answer of the simulator. */
  record Answer(int http, String body) {
    JsonNode json() {
      return Json.readObject(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    String messageId() {
      return json().at("/messages/0/id").asText();
    }

    int code() {
      return json().at("/error/code").asInt();
    }
  }
}
