package org.botcrm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.botcrm.application.Bot;
import org.botcrm.application.BotPorts;
import org.botcrm.application.reply.LoanRules;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.PageRequest;
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
import org.botcrm.simulator.ChatMessage;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.SimulatorSettings;
import org.botcrm.simulator.portfolio.DemoPortfolio;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bot in a program that has an HTTP server of its own: the JDK's, to need no library. */
@Timeout(60)
class EmbeddingTest {
  private static final String SECRET = "el-secreto-de-la-app";
  private static final String MARIA = "+584141234567";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MutableClock clock = MutableClock.standing();
  private final AppSecret appSecret = new AppSecret(SECRET);
  private final AccessToken token = new AccessToken("el-token");
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @TempDir private Path folder;

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void theLinesOfTheReadmeAnswerAClientByNameAndWithTheLoan() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MetaSimulator meta = started(simulator(server.getAddress().getPort(), SECRET));
    Bot bot = startedBot(URI.create(meta.baseUrl()));
    serve(server, bot);

    assertThat(meta.client().say(MARIA, "¡Hola!").http()).isEqualTo(200);

    List<ChatMessage> answers = meta.client().awaitMessages(MARIA, 1, PATIENCE).outbound();
    assertThat(answers)
        .extracting(ChatMessage::text)
        .first()
        .asString()
        .startsWith("¡Hola, María!");
    List<Conversacion> stored =
        bot.listConversaciones()
            .list(ConversacionFilter.all(), new PageRequest.Numbered(1, 20))
            .conversaciones();
    assertThat(stored).extracting(Conversacion::body).contains("¡Hola!");

    assertThat(meta.client().say(MARIA, "¿Cuánto debo?").http()).isEqualTo(200);

    long greeted = answers.get(0).sequence();
    long asked = meta.client().awaitMessages(MARIA, greeted, PATIENCE).messages().get(0).sequence();
    assertThat(meta.client().awaitMessages(MARIA, asked, PATIENCE).outbound())
        .extracting(ChatMessage::text)
        .last()
        .asString()
        .startsWith("Te falta por pagar $ 700,00 de tu préstamo Motocicleta, en 7 cuotas.");
  }

  @Test
  void theLinesOfTheReadmeRefuseWhatMetaDidNotSign() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MetaSimulator forger = started(simulator(server.getAddress().getPort(), "otro-secreto"));
    Bot bot = startedBot(URI.create(forger.baseUrl()));
    serve(server, bot);

    assertThat(forger.client().say(MARIA, "¡Hola!").http()).isEqualTo(401);
    assertThat(bot.getEstadisticas().get().total()).isZero();
  }

  private Bot startedBot(URI graphUrl) {
    String databaseUrl = "jdbc:sqlite:" + folder.resolve("bot.db");
    // region: wiring
    JdbiPersistence database =
        JdbiPersistence.open(
            DatabaseSettings.parse(databaseUrl, null), new LibPhoneNumbers("VE"), clock);
    MetaMessageSender sender = new MetaMessageSender(MetaSettings.standard(graphUrl, token), clock);
    BotPorts ports =
        new BotPorts(
                new MetaSignature(appSecret),
                new MetaWebhookParser(),
                database.deliveries(),
                database.replies(),
                database.outbox(),
                sender,
                database.conversaciones(),
                database.clientes())
            .withCarteras(database.cartera());
    ReplyRules rules =
        LoanRules.standard(ReplyTexts.standard(), "VE", ZoneId.of("America/Caracas")).rules();
    Bot bot = Bot.standard(ports, rules, clock);
    bot.start();
    // endregion
    open.push(database);
    open.push(sender);
    open.push(bot);
    database.fillCartera(DemoPortfolio.statements(LocalDate.of(2026, 11, 22)));
    return bot;
  }

  private void serve(HttpServer server, Bot bot) {
    server.createContext("/", exchange -> answer(exchange, bot));
    server.start();
    open.push(() -> server.stop(0));
  }

  private static void answer(HttpExchange exchange, Bot bot) throws IOException {
    // region: webhook
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
    int status = bot.receiveDelivery().receive(body, signature).match(stored -> 200, () -> 401);
    // endregion
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private MetaSimulator started(SimulatorSettings settings) {
    MetaSimulator simulator = MetaSimulator.start(settings);
    open.push(simulator);
    return simulator;
  }

  private SimulatorSettings simulator(int port, String secret) {
    return SimulatorSettings.of(
        URI.create("http://127.0.0.1:" + port + "/"), token.value(), secret, "palabra", clock);
  }
}
