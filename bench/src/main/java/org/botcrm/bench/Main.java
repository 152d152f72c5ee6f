package org.botcrm.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benchmark: {@code ./bot bench}. */
@Command(
    name = "bot bench",
    description = "Mide el servidor empaquetado: acuses, respuestas y lecturas. Todo en loopback.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  /** What the script «bot» gives to a server when it is told nothing else. */
  private static final String AS_THE_SCRIPT_DOES = "-XX:+UseParallelGC";

  @Option(names = "--sqlite", description = "Solo con SQLite.")
  private boolean sqlite;

  @Option(names = "--postgresql", description = "Solo con PostgreSQL.")
  private boolean postgresql;

  @Option(
      names = "--solo",
      split = ",",
      description = "Solo estas partes: ${COMPLETION-CANDIDATES}.")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Option(names = "--rapido", description = "Lo más corto: prueba que todo anda, no cuánto.")
  private boolean quick;

  @Option(names = "--carpeta", description = "Dónde poner las bases de datos mientras dura.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--graph-ms",
      description = "Lo que tarda Meta en aceptar un envío mientras se miden acuses: 0.")
  private int graphMillis;

  @Option(names = "--jar", description = "El servidor; si falta, el de este proyecto.")
  private @Nullable Path jar;

  private Main() {}

  /** Measures, and ends the process: 0 all well, 1 something failed a check. */
  public static void main(String[] args) {
    CommandLine command = new CommandLine(new Main());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(Main::explain);
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Report report = new Report(out);
    try (Cleanup cleanup = Cleanup.installed()) {
      measure(report, cleanup.add(TempFolder.in(folder)).path(), cleanup);
    }
    report.title(report.failures().isEmpty() ? "Todo bien" : "Falló: " + report.failures());
    return report.failures().isEmpty() ? 0 : 1;
  }

  private void measure(Report report, Path temp, Cleanup cleanup) {
    Clock clock = Clock.systemUTC();
    report.title("bot bench" + (quick ? " (rápido)" : "") + ", " + clock.instant());
    Machine.print(report, temp);
    Scale scale = quick ? Scale.quick() : Scale.full();
    Setup setup = new Setup(jar(), temp, javaOptions(), Duration.ofMillis(graphMillis));
    Benchmark benchmark = new Benchmark(parts, scale, report, clock, setup, cleanup);
    if (sqlite || !postgresql) {
      benchmark.run(SqliteTarget::open);
    }
    if (postgresql || !sqlite) {
      benchmark.run(PostgresqlTarget::open);
    }
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) {
    command.getErr().println("No se pudo medir:");
    e.printStackTrace(command.getErr());
    return 1;
  }

  private static List<String> javaOptions() {
    String options = System.getenv().getOrDefault("BOT_JAVA_OPTS", AS_THE_SCRIPT_DOES);
    return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
  }

  private Path jar() {
    Path path = jar == null ? beside() : jar.toAbsolutePath();
    if (!Files.isRegularFile(path)) {
      throw new BenchException("no está el servidor: " + path);
    }
    return path;
  }

  private static Path beside() {
    try {
      Path own = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolve("../../../bootstrap/target/bot.jar").normalize();
    } catch (URISyntaxException e) {
      throw new BenchException("the server's jar cannot be found", e);
    }
  }
}
