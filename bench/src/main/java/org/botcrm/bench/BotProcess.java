package org.botcrm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server as a process of its own, with the settings that it has in production. */
final class BotProcess implements AutoCloseable {
  static final String APP_SECRET = "bench-app-secret-0123456789abcdef";
  static final String API_KEY = "bench-api-key-0123456789abcdef";

  private static final int UNLIMITED = 100_000;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*([0-9]+) kB");
  private static final Pattern LISTENING = Pattern.compile("Listening on http://[^:]+:([0-9]+)");
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 60;
  private static final int MAX_LINES = 30;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<String> firstLines = new ArrayList<>();
  private final AtomicInteger warnings = new AtomicInteger();

  private BotProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it and returns when it listens.
   *
   * @param cleanup ends it when nothing else does
   */
  static BotProcess start(Cleanup cleanup, Setup setup, String databaseUrl, String graphUrl) {
    return start(cleanup, setup, databaseUrl, graphUrl, UNLIMITED);
  }

  /**
   * Likewise, with a rate.
   *
   * @param perSecond messages that the business number may send
   */
  static BotProcess start(
      Cleanup cleanup, Setup setup, String databaseUrl, String graphUrl, int perSecond) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(setup.javaOptions());
    command.addAll(List.of("-jar", setup.jar().toString(), "servir"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(setup.folder().toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(WHATSAPP|BOT|CRM)_.*"));
    builder.environment().putAll(settings(databaseUrl, graphUrl));
    builder.environment().put("BOT_MENSAJES_POR_SEGUNDO", Integer.toString(perSecond));
    try {
      BotProcess bot = cleanup.add(new BotProcess(builder.start()));
      bot.awaitPort();
      return bot;
    } catch (IOException e) {
      throw new BenchException("the server cannot be started", e);
    }
  }

  int port() {
    return port.join();
  }

  /** Processor time that it has taken so far; zero where the system does not tell. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The most memory that it has had, in bytes; zero where the system does not tell. */
  long peakMemory() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
      Matcher peak = PEAK.matcher(status);
      return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
    } catch (IOException e) {
      // Not Linux; the heap has its limit all the same.
      return 0;
    }
  }

  /** Whether it runs, and what it complained of, for a person. */
  String state() {
    String life = process.isAlive() ? "ran" : "had ended with " + process.exitValue();
    return life + "; its warnings: " + firstWarnings();
  }

  /** Lines of its log that warn or worse. */
  int warnings() {
    return warnings.get();
  }

  /** Its first lines that warn or worse. */
  List<String> firstWarnings() {
    synchronized (firstLines) {
      return firstLines.stream().filter(BotProcess::warns).toList();
    }
  }

  /** Asks it to stop, and makes it when it does not; does nothing when it has stopped. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitPort() {
    Thread reader = new Thread(this::read, "bot-log");
    reader.setDaemon(true);
    reader.start();
    try {
      port.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      close();
      synchronized (firstLines) {
        throw new BenchException("the server did not start: " + firstLines, e);
      }
    }
  }

  private void read() {
    try (BufferedReader log = process.inputReader()) {
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        note(line);
      }
    } catch (IOException e) {
      // It ended; whoever waits for it is told below.
    }
    port.completeExceptionally(new BenchException("it ended"));
  }

  private void note(String line) {
    Matcher matcher = LISTENING.matcher(line);
    if (matcher.find()) {
      port.complete(Integer.valueOf(matcher.group(1)));
    }
    if (warns(line)) {
      warnings.incrementAndGet();
    }
    synchronized (firstLines) {
      if (firstLines.size() < (warns(line) ? 2 * MAX_LINES : MAX_LINES)) {
        firstLines.add(line);
      }
    }
  }

  private static boolean warns(String line) {
    return line.contains(" WARN ") || line.contains(" ERROR ");
  }

  private static Map<String, String> settings(String databaseUrl, String graphUrl) {
    Map<String, String> settings = new HashMap<>();
    settings.put("WHATSAPP_API_URL", graphUrl);
    settings.put("WHATSAPP_ACCESS_TOKEN", "bench-token");
    settings.put("WHATSAPP_PHONE_NUMBER_ID", Phones.BUSINESS_ID);
    settings.put("WHATSAPP_APP_SECRET", APP_SECRET);
    settings.put("WHATSAPP_WEBHOOK_VERIFY_TOKEN", "bench");
    // What is measured is the work, and not how long a person is left to write on.
    settings.put("BOT_PAUSA", "0");
    settings.put("BOT_API_KEY", API_KEY);
    settings.put("DATABASE_URL", databaseUrl);
    settings.put("HOST", "127.0.0.1");
    settings.put("PORT", "0");
    settings.put("BOT_LOG", "texto");
    return settings;
  }
}
