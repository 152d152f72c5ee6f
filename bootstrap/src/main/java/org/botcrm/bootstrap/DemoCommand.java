package org.botcrm.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.botcrm.domain.identity.OneTimeCodeSender;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.simulator.MetaSimulator;
import org.botcrm.simulator.SimulatorClient;
import org.botcrm.simulator.SimulatorSettings;
import org.botcrm.simulator.StatusDelays;
import org.botcrm.simulator.portfolio.DemoPortfolio;
import org.botcrm.web.WebSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server with a simulated Meta and an invented portfolio, for this machine alone. */
@Command(
    name = "demo",
    description = "Arranca una demostración en este equipo: sin Meta, con una cartera inventada.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  static final String DATABASE = "jdbc:sqlite:data/demo.db";

  private static final String MEDIA = "data/demo-media";

  /** Tells {@code decir} where the simulator is. */
  static final Path SIMULATOR_FILE = Path.of("data", "demo-simulador.txt");

  private static final Path LOCK_FILE = Path.of("data", "demo.db.lock");
  private static final Path FOLDER = Path.of("data");
  private static final DemoFolder KEPT = new DemoFolder(FOLDER);
  private static final ZoneId ZONE = ZoneId.of("America/Caracas");
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--puerto",
      paramLabel = "PUERTO",
      defaultValue = "${env:PORT:-8000}",
      description = "Puerto del servidor (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--puerto-simulador",
      paramLabel = "PUERTO",
      defaultValue = "0",
      description = "Puerto del simulador de Meta (uno libre).")
  private int simulatorPort;

  @Override
  public Integer call() throws Exception {
    requirePort("--puerto", port);
    requirePort("--puerto-simulador", simulatorPort);
    // Before anything else, because the rest writes over what a running demo uses.
    try (DemoLock lock = DemoLock.take(LOCK_FILE)) {
      run(lock);
    }
    return 0;
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new SettingsException(List.of(option + ": no es válido. Un número de 0 a 65535."));
    }
  }

  private void run(DemoLock lock) throws Exception {
    Clock clock = SystemTime.clock();
    Map<String, String> secrets = secrets();
    // Two parts that need each other's port: the simulator is started first, its port is told to
    // the server, and then the server's to it.
    MetaSimulator simulator = MetaSimulator.start(simulator(secrets, clock));
    BotServer server = start(simulator, secrets, clock);
    simulator.useWebhook(webhook(server.port()));
    server
        .persistence()
        .fillCartera(DemoPortfolio.statements(LocalDate.ofInstant(clock.instant(), ZONE)));
    // Whoever tries the guide's examples at once must find the templates.
    server.bot().templates().ifPresent(templates -> templates.sync().sync());
    Files.writeString(SIMULATOR_FILE, "http://127.0.0.1:" + simulator.port());
    System.out.println(DemoGuide.text(server.port()));
    UntilStopped.await(server, simulator, lock);
  }

  private BotServer start(MetaSimulator simulator, Map<String, String> secrets, Clock clock)
      throws IOException {
    Map<String, String> values = new HashMap<>(secrets);
    values.put("WHATSAPP_API_URL", simulator.baseUrl());
    values.put("DATABASE_URL", DATABASE);
    values.put("BOT_MEDIOS", MEDIA);
    values.put("PORT", Integer.toString(port));
    values.put(CalendarSettings.FILE, DemoOffice.calendar(FOLDER).toString());
    ServerSettings settings = ServerSettings.read(values).openedTo(WebSettings.openToThisMachine());
    try {
      ReplyTexts texts = ServerTexts.over(DemoOffice.texts(), settings.texts());
      OneTimeCodeSender mails =
          new SimulatorCodeSender(
              new SimulatorClient(URI.create("http://127.0.0.1:" + simulator.port())), texts);
      return BotServer.start(settings, new ServerDialogue(texts, mails, null), clock);
    } catch (RuntimeException | IOException e) {
      simulator.close();
      throw e;
    }
  }

  private SimulatorSettings simulator(Map<String, String> secrets, Clock clock) throws IOException {
    return SimulatorSettings.of(
            webhook(port),
            secrets.get("WHATSAPP_ACCESS_TOKEN"),
            secrets.get("WHATSAPP_APP_SECRET"),
            secrets.get("WHATSAPP_WEBHOOK_VERIFY_TOKEN"),
            clock)
        .withPort(simulatorPort)
        .withAccount(DemoAccount.open())
        .withSeed(KEPT.seed())
        .withDelays(StatusDelays.LIFELIKE);
  }

  private static URI webhook(int port) {
    return URI.create("http://127.0.0.1:" + port + "/api/v1/whatsapp/webhook");
  }

  /** New ones each time, so that nobody can know them, but for the one that data depends on. */
  private static Map<String, String> secrets() throws IOException {
    return Map.of(
        "WHATSAPP_ACCESS_TOKEN", DemoFolder.secret(),
        "WHATSAPP_APP_SECRET", KEPT.appSecret(),
        "WHATSAPP_WEBHOOK_VERIFY_TOKEN", DemoFolder.secret(),
        "BOT_API_KEY", DemoFolder.secret(),
        "WHATSAPP_PHONE_NUMBER_ID", "106540352242922",
        "WHATSAPP_BUSINESS_ACCOUNT_ID", "102290129340398");
  }
}
