package org.botcrm.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program of the lender's that is told of events, on a port of this machine. */
final class LocalSubscriber implements AutoCloseable {
  /** In place of a status: hangs up without a word. */
  static final int HANG_UP = 0;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Integer> planned = new ArrayDeque<>();
  private int standard = 204;
  private int now;
  private int most;

  LocalSubscriber() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/avisos");
  }

  /** What the next calls are answered with. */
  synchronized void plan(int... statuses) {
    for (int status : statuses) {
      planned.add(status);
    }
  }

  /** What all calls are answered with for which nothing was planned. */
  synchronized void answerAll(int status) {
    standard = status;
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The offsets that were told, whether or not they were taken. */
  List<Long> offsets() {
    return calls().stream().flatMap(call -> call.offsets().stream()).toList();
  }

  /** The most calls that were here at the same moment. */
  synchronized int mostAtOnce() {
    return most;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    begin();
    try {
      int status = answer(exchange, body);
      if (status >= 300 && status < 400) {
        exchange.getResponseHeaders().set("Location", "/otra");
      }
      end();
      if (status != HANG_UP) {
        exchange.sendResponseHeaders(status, -1);
      }
    } finally {
      exchange.close();
    }
  }

  private synchronized void begin() {
    now++;
    most = Math.max(most, now);
  }

  private synchronized void end() {
    now--;
  }

  private synchronized int answer(HttpExchange exchange, byte[] body) throws IOException {
    calls.add(
        new Call(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("X-Bot-Timestamp"),
            exchange.getRequestHeaders().getFirst("X-Bot-Signature"),
            exchange.getRequestHeaders().getFirst("X-Bot-Delivery"),
            body,
            JSON.readTree(body)));
    Integer status = planned.poll();
    return status == null ? standard : status;
  }

  /** One call, with what counts of it. */
  record Call(
      String path,
      String timestamp,
      String signature,
      String delivery,
      byte[] body,
      JsonNode json) {
    List<Long> offsets() {
      List<Long> offsets = new ArrayList<>();
      json.path("eventos").forEach(event -> offsets.add(event.path("offset").asLong()));
      return offsets;
    }
  }
}
