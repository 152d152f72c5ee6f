package org.botcrm.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The packaged program as a process of its own, as people run it. */
final class BotProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(new Random().nextInt(PORTS));
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private final Process process;
  private final Path out;
  private final Path err;

  private BotProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@code java -jar bot.jar} with these arguments and no settings but these. */
  static BotProcess start(Path folder, Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "bot-", ".out");
      Path err = Files.createTempFile(folder, "bot-", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(BotProcess::isSetting);
      builder.environment().putAll(settings);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new BotProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port that nobody listens on now, each time another. Not one of those that systems lend to
   * connections that go out: while the program is down such a connection could take it, or even
   * reach itself.
   */
  static int freePort() {
    while (true) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody listens there; the test's own time limit ends the search.
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Waits until it says that it can take messages. */
  BotProcess awaitReady(int port) {
    await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(50, TimeUnit.MILLISECONDS)
        .failFast("it ended", () -> assertThat(process.isAlive()).as(errors()).isTrue())
        .until(() -> isReady(port));
    return this;
  }

  /** SIGKILL: it cannot finish anything. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGSTOP: it stands still, with all that it holds, until {@link #thaw}. */
  void freeze() {
    signal("-STOP");
  }

  /** SIGCONT: it goes on as if nothing had been. */
  void thaw() {
    signal("-CONT");
  }

  /** SIGTERM; the exit code. */
  int terminate() {
    process.destroy();
    return awaitEnd();
  }

  /** The exit code. */
  int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String output() {
    return read(out);
  }

  String errors() {
    return read(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static boolean isReady(int port) throws InterruptedException {
    URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
    try {
      return HTTP.send(
                  HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSetting(String name) {
    return name.matches("(WHATSAPP_|BOT_|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS).*")
        || List.of("DATABASE_URL", "CRM_SCHEMA", "HOST", "PORT").contains(name);
  }

  private static Path jar() {
    Path here = Path.of("").toAbsolutePath();
    Path module = here.endsWith("bootstrap") ? here : here.resolve("bootstrap");
    File jar = module.resolve(Path.of("target", "bot.jar")).toFile();
    if (!jar.isFile()) {
      throw new AssertionError("mvn package makes target/bot.jar, which is not there");
    }
    return jar.toPath();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
