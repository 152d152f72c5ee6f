package org.botcrm.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Every measurement with one database after the other, each with a server and a Graph API of its
 * own.
 */
final class Benchmark {
  private final Scale scale;
  private final Report report;
  private final Clock clock;
  private final Path jar;
  private final Path folder;

  /**
   * @param jar the packaged server
   * @param folder for all files
   */
  Benchmark(Scale scale, Report report, Clock clock, Path jar, Path folder) {
    this.scale = scale;
    this.report = report;
    this.clock = clock;
    this.jar = jar;
    this.folder = folder;
  }

  void run(TargetDatabase.Opener opener) {
    try (TargetDatabase target = opener.open(folder)) {
      report.title(target.name());
      String empty = target.create("vacia");
      withBot(
          empty,
          (bot, arrivals) ->
              new AckBench(scale, report, clock).run(target.name() + ", vacía", bot, arrivals));
    }
  }

  private void withBot(String url, BiConsumer<BotProcess, Arrivals> work) {
    Arrivals arrivals = new Arrivals();
    try (GraphMock graph = new GraphMock(Duration.ZERO, arrivals);
        BotProcess bot = BotProcess.start(jar, folder, url, graph.url(), javaOptions())) {
      work.accept(bot, arrivals);
    }
  }

  private static List<String> javaOptions() {
    String options = System.getenv().getOrDefault("BOT_JAVA_OPTS", "");
    return options.isBlank() ? List.of() : Arrays.asList(options.strip().split("\\s+"));
  }
}
