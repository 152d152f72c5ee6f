package org.botcrm.simulator;

import io.javalin.Javalin;
import java.net.URI;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running simulator on 127.0.0.1: the Graph API under {@link #baseUrl()}, the phones and the
 * faults under {@code /simulador}. Thread-safe.
 *
 * <p>The webhooks of one message go out in order (sent, delivered, read), those of different
 * messages side by side, as Meta promises no more than that.
 */
public final class MetaSimulator implements AutoCloseable {
  /** The version in {@link #baseUrl()}; any other is answered alike. */
  public static final String GRAPH_VERSION = "v26.0";

  private static final Logger LOG = LoggerFactory.getLogger(MetaSimulator.class);
  private static final String HOST = "127.0.0.1";
  private static final long MAX_BODY_BYTES = 32L * 1024 * 1024;

  private final SimulatorSettings settings;
  private final Ids ids;
  private final WebhookPoster poster;
  private final WebhookDispatcher dispatcher;
  private final LongPolls polls;
  private final ScheduledThreadPoolExecutor timer = Threads.scheduled("simulador-reloj", 1);
  private final Javalin server;

  private MetaSimulator(SimulatorSettings settings) {
    this.settings = settings;
    this.ids = new Ids(settings.seed(), settings.clock());
    this.poster = new WebhookPoster(settings.webhookUrl(), new Signer(settings.appSecret()));
    Figures figures = new Figures();
    this.dispatcher = new WebhookDispatcher(settings, poster, figures);
    this.polls = new LongPolls(settings.limits().waiters(), timer);
    Rules rules = new Rules(settings.account().rules());
    this.server =
        server(
            new Simulation(
                settings,
                new Numbers(settings),
                rules,
                new SendLimits(rules, settings.limits()),
                new PhoneBook(settings.limits(), polls::wake),
                dispatcher,
                figures,
                ids,
                timer));
  }

  /**
   * Starts it; the webhook need not be there yet.
   *
   * @throws RuntimeException when the port is taken
   */
  public static MetaSimulator start(SimulatorSettings settings) {
    MetaSimulator simulator = new MetaSimulator(settings);
    try {
      simulator.server.start(HOST, settings.port());
    } catch (RuntimeException e) {
      simulator.stopWorkers();
      throw e;
    }
    LOG.info("SIMULADOR: {} {}", simulator.baseUrl(), settings);
    return simulator;
  }

  /** The TCP port it listens on. */
  public int port() {
    return server.port();
  }

  /** What a bot takes for Meta's: {@code http://127.0.0.1:PORT/v26.0}. */
  public String baseUrl() {
    return origin() + "/" + GRAPH_VERSION;
  }

  /** A client of its control API. */
  public SimulatorClient client() {
    return new SimulatorClient(URI.create(origin()));
  }

  /**
   * Sends the webhooks to another place from now on, also those that are being retried; for a bot
   * whose port is known only after it has started.
   *
   * @throws IllegalArgumentException when it is not an http URL on loopback
   */
  public void useWebhook(URI webhookUrl) {
    Loopback.requireUrl(webhookUrl, "webhookUrl");
    poster.useUrl(webhookUrl);
  }

  /** Does the handshake that Meta does when the webhook is registered. */
  public Handshake verifyWebhook() throws InterruptedException {
    return poster.verify(settings.verifyToken(), ids.challenge());
  }

  /** Stops at once; webhooks that wait are dropped. */
  @Override
  public void close() {
    stopWorkers();
    server.stop();
  }

  private void stopWorkers() {
    dispatcher.close();
    polls.finishAll();
    timer.shutdownNow();
  }

  private String origin() {
    return "http://" + HOST + ":" + port();
  }

  private Javalin server(Simulation sim) {
    Templates templates = new Templates(sim.ids());
    settings.account().templates().forEach(t -> templates.put(settings.wabaId(), t));
    MediaStore media = new MediaStore(ids, settings.clock(), this::origin);
    Faults<Fault> faults = new Faults<>(Fault.NONE);
    Faults<MediaFault> mediaFaults = new Faults<>(MediaFault.NONE);
    MessageChecks checks = new MessageChecks(new TemplateChecks(templates), media);
    SendMessages send = new SendMessages(sim, checks, templates, media, faults);
    SayAsPhone say = new SayAsPhone(sim);
    GraphDoor door = new GraphDoor(sim);
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.http.maxRequestSize = MAX_BODY_BYTES;
          new ControlRoutes(faults, sim, polls).addTo(config.routes);
          new AccountControl(sim, templates).addTo(config.routes);
          new GraphRoutes(sim, door, send).addTo(config.routes);
          new TemplateRoutes(sim, door, templates).addTo(config.routes);
          new PhoneRoutes(sim, say, polls).addTo(config.routes);
          new WebhookControl(
                  sim, new PhoneEvents(say, new Presses(sim, templates)), new NoticeEvents(sim))
              .addTo(config.routes);
          new MailRoutes(settings.clock()).addTo(config.routes);
          new MediaControl(sim, say, media, mediaFaults).addTo(config.routes);
          // Last: the node of an id has a path that fits anything of two parts.
          new MediaRoutes(sim, door, media, mediaFaults).addTo(config.routes);
        });
  }
}
