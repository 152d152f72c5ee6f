package org.botcrm.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.botcrm.application.Bot;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.RetryDelays;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.simulator.SimulatorLimits;
import org.botcrm.simulator.SimulatorSettings;

/** A bot on a SQLite file of its own, and the simulated Meta that it talks to. */
final class RunningBot implements AutoCloseable {
  /** Nobody listens there: it is a port for a service that no machine has. */
  static final String NOWHERE = "http://127.0.0.1:1/v26.0";

  static final Duration PATIENCE = Duration.ofSeconds(120);

  // With fewer workers a node that stands still holds up the statuses for the others.
  private static final SimulatorLimits LIMITS = new SimulatorLimits(100_000, 64, 2_000, 200, 100);

  private final MetaSimulator simulator;
  private final SimulatorClient phones;
  private final BotServer server;
  private final Http http;
  private final Rows rows;

  private RunningBot(MetaSimulator simulator, BotServer server, String databaseUrl) {
    this.simulator = simulator;
    this.phones = simulator.client();
    this.server = server;
    this.http = new Http(server.port());
    this.rows = Rows.of(databaseUrl);
    simulator.useWebhook(http.webhook());
  }

  static RunningBot in(Path folder) {
    return in(folder, settings -> settings, ReplyRules.standard(ReplyTexts.standard()));
  }

  /** With settings changed and with other rules. */
  static RunningBot in(Path folder, UnaryOperator<Map<String, String>> change, ReplyRules rules) {
    MetaSimulator simulator = simulator(0);
    String database = "jdbc:sqlite:" + folder.resolve("bot.db");
    Map<String, String> settings = change.apply(Keys.settings(simulator.baseUrl(), database));
    return new RunningBot(simulator, start(settings, rules), database);
  }

  /** A Meta of whom a bot that stands still keeps only some hands busy. */
  static MetaSimulator simulator(int port) {
    return MetaSimulator.start(
        SimulatorSettings.of(
                URI.create(NOWHERE),
                Keys.TOKEN,
                Keys.APP_SECRET,
                Keys.VERIFY_TOKEN,
                SystemTime.clock())
            .withPort(port)
            .withNumber(Keys.NUMBER, Keys.DISPLAY, Keys.WABA)
            .withLimits(LIMITS)
            .withRetries(
                new RetryDelays(
                    Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMinutes(10))));
  }

  static BotServer start(Map<String, String> settings, ReplyRules rules) {
    return BotServer.start(ServerSettings.read(settings), rules, SystemTime.clock());
  }

  Http http() {
    return http;
  }

  Bot bot() {
    return server.bot();
  }

  Rows rows() {
    return rows;
  }

  JdbiPersistence persistence() {
    return server.persistence();
  }

  SimulatorClient phones() {
    return phones;
  }

  MetaSimulator simulator() {
    return simulator;
  }

  /** What the bot has said to a phone so far, in order. */
  List<String> answersTo(String phone) {
    return messagesOn(phone).stream().map(message -> String.valueOf(message.text())).toList();
  }

  /** The bot's messages on a phone. */
  List<ChatMessage> messagesOn(String phone) {
    try {
      return phones.awaitChanges(phone, 0, Duration.ZERO).outbound();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Every message was answered and every answer has met its end. */
  boolean isQuiet() {
    return rows.count("SELECT count(*) FROM chats WHERE pendiente_desde IS NOT NULL") == 0
        && rows.count("SELECT count(*) FROM salientes WHERE abierto") == 0;
  }

  @Override
  public void close() {
    rows.close();
    server.close();
    simulator.close();
  }
}
