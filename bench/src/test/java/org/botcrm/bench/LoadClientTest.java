package org.botcrm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LoadClientTest {
  private static final byte[] OK = "{}".getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger seen = new AtomicInteger();
  private final Webhooks webhooks = new Webhooks("secret", 0, 100, Instant.EPOCH);
  private final LoadRecord record = LoadRecord.ofAll();
  private final HttpServer server;

  LoadClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          int status = seen.incrementAndGet() % 10 == 0 ? 503 : 200;
          exchange.sendResponseHeaders(status, OK.length);
          exchange.getResponseBody().write(OK);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void everyWebhookIsSentOnceAndItsAnswerCounted() {
    run(4, Pace.count(50));
    assertThat(seen).hasValue(50);
    assertThat(webhooks.written()).isEqualTo(50);
    assertThat(record.acknowledged()).isEqualTo(45);
    assertThat(record.refused()).isEqualTo(5);
    assertThat(record.firstRefusal()).isEqualTo(503);
  }

  @Test
  void timeCountsFromWhenAWebhookWasDueAndNotFromWhenItCouldBeSent() {
    long start = System.nanoTime() - TimeUnit.SECONDS.toNanos(10);
    run(1, Pace.steady(start, 5, 5));
    // Due 10.0, 9.8, … 9.2 seconds ago.
    assertThat(record.latencies().millis(0.01)).isGreaterThanOrEqualTo(9_200);
    assertThat(record.latencies().millis(1)).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void aClosedLoopEndsAtItsTime() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    run(2, Pace.until(end));
    assertThat(System.nanoTime()).isGreaterThanOrEqualTo(end);
    assertThat(record.acknowledged() + record.refused()).isEqualTo(seen.get()).isPositive();
  }

  @Test
  void latenciesOutsideOfTheMeasuredTimeDoNotCount() {
    LoadRecord past = new LoadRecord(0, System.nanoTime());
    try (LoadClient client = new LoadClient(server.getAddress().getPort(), 1)) {
      client.run(Pace.count(9), webhooks, past);
    }
    assertThat(past.acknowledged()).isEqualTo(9);
    assertThat(past.latencies().size()).isZero();
  }

  private void run(int connections, Pace pace) {
    try (LoadClient client = new LoadClient(server.getAddress().getPort(), connections)) {
      client.run(pace, webhooks, record);
    }
  }
}
