package org.botcrm.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The bundled HTTP server around {@link BotRoutes}. Thread-safe.
 *
 * <p>It speaks plain HTTP: Meta wants HTTPS, which a proxy in front provides. On JDK 21 and later
 * requests run on virtual threads, which are daemons: the caller must keep the process alive.
 */
public final class WebServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration STOP_IDLE = Duration.ofMillis(1000);
  private static final int ACCEPT_QUEUE = 1024;
  private static final int MAX_CONNECTIONS = 4096;
  private static final int VIRTUAL_THREADS_SINCE = 21;

  private static final int THREADS = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts to listen, and returns when it does.
   *
   * @param host name or address to listen on, such as {@code 127.0.0.1}
   * @param port 0 to 65535; 0 takes any free one, see {@link #port()}
   * @throws IllegalArgumentException when {@code port} is out of range
   * @throws IllegalStateException when the port cannot be taken
   */
  public static WebServer start(String host, int port, BotRoutes routes) {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(routes, "routes");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: 0 to 65535 expected");
    }
    Javalin javalin = Javalin.create(config -> configure(config, host, port, routes));
    try {
      return new WebServer(javalin.start());
    } catch (JavalinBindException e) {
      throw new IllegalStateException("cannot listen on " + host + ":" + port, e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Takes no new connections, finishes the requests in hand, at most 20 seconds, and stops. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(JavalinConfig config, String host, int port, BotRoutes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
    if (!config.concurrency.useVirtualThreads) {
      // No handler blocks, so few threads do; with many, each request wakes one more of them.
      config.jetty.threadPool = new QueuedThreadPool(THREADS, THREADS);
    }
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(WebServer::prepare);
    config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(MAX_HEADER_BYTES));
    config.jetty.addConnector((server, http) -> connector(server, http, host, port));
    routes.register(config);
    new Fallback(routes).register(config);
  }

  private static void prepare(Server server) {
    server.insertHandler(new GracefulHandler());
    // Far above what Meta opens; without a limit anybody could open connections until memory ends.
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    server.setStopTimeout(STOP.toMillis());
    server.setErrorHandler(new ServerErrors());
  }

  private static Connector connector(Server server, HttpConfiguration http, String host, int port) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setShutdownIdleTimeout(STOP_IDLE.toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }
}
