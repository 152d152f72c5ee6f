package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Takes webhooks and keeps them; answers 200 unless told otherwise. */
final class FakeBot implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final BlockingQueue<Webhook> received = new LinkedBlockingQueue<>();
  private volatile Function<Webhook, Integer> answer = webhook -> 200;
  private volatile Function<String, String> handshake = query -> "";

  FakeBot() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/whatsapp/webhook", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/whatsapp/webhook");
  }

  void answers(Function<Webhook, Integer> newAnswer) {
    answer = newAnswer;
  }

  void answersHandshake(Function<String, String> newAnswer) {
    handshake = newAnswer;
  }

  /** The next webhook, in the order they came. */
  Webhook next() throws InterruptedException {
    Webhook webhook = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (webhook == null) {
      throw new AssertionError("No webhook came");
    }
    return webhook;
  }

  List<Webhook> next(int count) throws InterruptedException {
    List<Webhook> webhooks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      webhooks.add(next());
    }
    return webhooks;
  }

  /** How many came that were not asked for. */
  int unread() {
    return received.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        reply(exchange, 200, handshake.apply(exchange.getRequestURI().getRawQuery()));
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
      Webhook webhook = new Webhook(new String(body, StandardCharsets.ISO_8859_1), signature);
      int http = answer.apply(webhook);
      received.add(webhook);
      reply(exchange, http, "{}");
    }
  }

  private static void reply(HttpExchange exchange, int http, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(http, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /**
   * A POST as it came.
   *
   * @param raw one character a byte
   */
  record Webhook(String raw, String signature) {
    byte[] bytes() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    JsonNode value() {
      return Json.readObject(bytes()).orElseThrow().at("/entry/0/changes/0/value");
    }

    JsonNode message() {
      return value().at("/messages/0");
    }

    JsonNode status() {
      return value().at("/statuses/0");
    }

    String statusName() {
      return status().path("status").asText();
    }
  }
}
