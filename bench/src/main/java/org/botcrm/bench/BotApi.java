package org.botcrm.bench;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says of itself. Thread-safe: each question has a connection of its own. */
final class BotApi {
  // Each look counts what waits, which the database does beside its work.
  private static final long LOOK_MILLIS = 250;

  private final int port;

  BotApi(int port) {
    this.port = port;
  }

  /** A figure of the statistics, such as {@code inbound}. */
  long figure(String name) {
    try (HttpConnection connection = new HttpConnection(port)) {
      Answer answer = connection.get("/api/v1/conversaciones-whatsapp/estadisticas");
      if (answer.status() != 200) {
        throw new BenchException("estadisticas answered " + answer.status());
      }
      return number(answer.body(), name);
    }
  }

  /** Chats that wait for an answer and messages that wait to be sent. */
  long backlog() {
    try (HttpConnection connection = new HttpConnection(port)) {
      // 503 when they wait for long; the figures are in either answer.
      String body = connection.get("/health/ready").body();
      return number(body, "chats_en_espera") + number(body, "salientes_en_espera");
    }
  }

  /** Waits until nothing waits, for so long at most; what then still waits. */
  long awaitQuiet(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    long backlog = backlog();
    while (backlog > 0 && System.nanoTime() < end) {
      pause();
      backlog = backlog();
    }
    return backlog;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private static long number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*([0-9]+)").matcher(json);
    if (!matcher.find()) {
      throw new BenchException("an answer has no " + name);
    }
    return Long.parseLong(matcher.group(1));
  }
}
