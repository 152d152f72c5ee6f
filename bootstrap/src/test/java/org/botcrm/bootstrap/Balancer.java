package org.botcrm.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before several nodes and gives each webhook to the next one, but for a moment to none that
 * did not answer, as every balancer does. Whatever does not come off is answered with 503, so that
 * Meta brings it again.
 */
final class Balancer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofSeconds(2);
  private static final String SIGNATURE = "X-Hub-Signature-256";

  private final List<Integer> ports;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, Long> failedAt = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .build();

  Balancer(List<Integer> ports) {
    this.ports = List.copyOf(ports);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  URI webhook() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + Keys.WEBHOOK);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int port = choose();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Keys.WEBHOOK))
            .timeout(PATIENCE)
            .header(SIGNATURE, exchange.getRequestHeaders().getFirst(SIGNATURE))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    exchange.sendResponseHeaders(status(request, port), -1);
    exchange.close();
  }

  /** The next that is not resting; when all are, the next. */
  private int choose() {
    long now = System.nanoTime();
    for (int i = 1; i < ports.size(); i++) {
      int port = next();
      Long failed = failedAt.get(port);
      if (failed == null || now - failed > REST.toNanos()) {
        return port;
      }
    }
    return next();
  }

  private int next() {
    return ports.get(Math.floorMod(next.getAndIncrement(), ports.size()));
  }

  private int status(HttpRequest request, int port) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      failedAt.put(port, System.nanoTime());
      return 503;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 503;
    }
  }
}
