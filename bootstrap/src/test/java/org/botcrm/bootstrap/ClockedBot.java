package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.botcrm.application.Bot;
import org.botcrm.application.BotPorts;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.application.reply.ReplySettings;
import org.botcrm.domain.outbound.Outbox;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.meta.send.AccessToken;
import org.botcrm.meta.send.MetaMessageSender;
import org.botcrm.meta.send.MetaSettings;
import org.botcrm.meta.webhook.AppSecret;
import org.botcrm.meta.webhook.MetaSignature;
import org.botcrm.meta.webhook.MetaWebhookParser;
import org.botcrm.persistence.jdbi.DatabaseSettings;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.simulator.SimulatorSettings;
import org.botcrm.testkit.time.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * A bot on a SQLite file and the simulated Meta that it talks to over HTTP, both of a time that
 * stands still until a test moves it. The bot asks its outbox all the time, so that a test which
 * moved the clock waits for milliseconds only.
 */
final class ClockedBot implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(5);

  private final MutableClock clock = MutableClock.standing();
  private final HttpServer server;
  private final MetaSimulator meta;
  private final MetaMessageSender sender;
  private final JdbiPersistence database;
  private final Bot bot;
  private final Rows rows;
  private int phones;

  private ClockedBot(HttpServer server, String databaseUrl) {
    this.server = server;
    meta =
        MetaSimulator.start(
            SimulatorSettings.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                Keys.TOKEN,
                Keys.APP_SECRET,
                Keys.VERIFY_TOKEN,
                clock));
    database =
        JdbiPersistence.open(
            DatabaseSettings.parse(databaseUrl, null), new LibPhoneNumbers("VE"), clock);
    rows = Rows.of(databaseUrl);
    sender =
        new MetaMessageSender(
            MetaSettings.standard(URI.create(meta.baseUrl()), new AccessToken(Keys.TOKEN)), clock);
    bot = bot();
    server.createContext("/", this::take);
    server.start();
    bot.start();
  }

  static ClockedBot in(Path folder) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      return new ClockedBot(server, "jdbc:sqlite:" + folder.resolve("bot.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MutableClock clock() {
    return clock;
  }

  SimulatorClient meta() {
    return meta.client();
  }

  Outbox outbox() {
    return database.outbox();
  }

  /** The number of somebody who never wrote. */
  String newPhone() {
    return "58414%07d".formatted(++phones);
  }

  /** Somebody writes to one of the business numbers, and the answer waits in the outbox. */
  Sent ask(String phone, String number) throws InterruptedException {
    meta().phone(phone).sayTo(number, "hola");
    Sent sent = new Sent(phone);
    await(() -> sent.row() != null);
    return sent;
  }

  /** How many messages Meta was asked to send until now, taken or refused. */
  long asked() {
    URI figures = URI.create("http://127.0.0.1:" + meta.port() + "/simulador/estadisticas");
    try (var in = figures.toURL().openStream()) {
      JsonNode sends = new ObjectMapper().readTree(in).path("envios");
      return sends.path("aceptados").asLong() + sends.path("rechazados").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing goes wrong any more, whatever was planned. */
  void clearFaults() {
    URI faults = URI.create("http://127.0.0.1:" + meta.port() + "/simulador/fallos");
    try {
      var connection = (HttpURLConnection) faults.toURL().openConnection();
      connection.setRequestMethod("DELETE");
      assertThat(connection.getResponseCode()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for other threads; never for the clock. */
  static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(RunningBot.PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(condition);
  }

  @Override
  public void close() {
    bot.close();
    sender.close();
    rows.close();
    database.close();
    meta.close();
    server.stop(0);
  }

  private Bot bot() {
    DeliverySettings standard = DeliverySettings.standard();
    return new Bot(
        new BotPorts(
            new MetaSignature(new AppSecret(Keys.APP_SECRET)),
            new MetaWebhookParser(),
            database.deliveries(),
            database.replies(),
            database.outbox(),
            sender,
            database.conversaciones(),
            database.clientes()),
        ReplyRules.standard(ReplyTexts.standard()),
        ReplySettings.standard().withPause(Duration.ZERO),
        new DeliverySettings(
            standard.maxInFlight(),
            standard.unknownGrace(),
            POLL,
            standard.maxAttempts(),
            standard.rates()),
        List.of(),
        clock);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
    int status = bot.receiveDelivery().receive(body, signature).match(stored -> 200, () -> 401);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** The answer to somebody who wrote once. */
  final class Sent {
    private final String phone;

    private Sent(String phone) {
      this.phone = phone;
    }

    String phone() {
      return phone;
    }

    String state() {
      return Objects.toString(value("estado_envio"));
    }

    /** What a person of the lender reads about it; empty when nothing went wrong. */
    String error() {
      return Objects.toString(value("error"), "");
    }

    /** How often it was claimed to be sent. */
    long claims() {
      return ((Number) Objects.requireNonNull(value("intentos"))).longValue();
    }

    /** How many attempts have ended before a status told of them. */
    long attempts() {
      return rows.count(
          "SELECT count(*) FROM intentos_envio WHERE saliente_id = ?",
          Objects.requireNonNull(value("id")));
    }

    /** From now until it may be sent. */
    Duration rest() {
      long due = ((Number) Objects.requireNonNull(value("disponible_en"))).longValue();
      return Duration.between(clock.instant(), Instant.EPOCH.plus(due, ChronoUnit.MICROS));
    }

    /** How often it is on the phone. */
    int arrivals() {
      try {
        return meta().awaitChanges(phone, 0, Duration.ZERO).outbound().size();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    private @Nullable Object value(String column) {
      return Objects.requireNonNull(row()).get(column);
    }

    private @Nullable Map<String, @Nullable Object> row() {
      return rows
          .list(
              "SELECT c.estado_envio, c.error, s.* FROM conversaciones_whatsapp c"
                  + " JOIN salientes s ON s.id = c.id WHERE c.to_number = ?",
              phone)
          .stream()
          .findFirst()
          .orElse(null);
    }
  }
}
