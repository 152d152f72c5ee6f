package org.botcrm.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
  private final Cleanup cleanup;

  /**
   * @param jar the packaged server
   * @param folder for all files
   * @param cleanup ends what nothing else does
   */
  Benchmark(Scale scale, Report report, Clock clock, Path jar, Path folder, Cleanup cleanup) {
    this.scale = scale;
    this.report = report;
    this.clock = clock;
    this.jar = jar;
    this.folder = folder;
    this.cleanup = cleanup;
  }

  /** Measures over one kind of database. */
  void run(TargetDatabase.Opener opener) {
    try (TargetDatabase target = opener.open(folder, cleanup)) {
      String name = target.name();
      AckBench acks = new AckBench(scale, report, clock);
      ReplyBench replies = new ReplyBench(scale, report, clock);
      withBot(target.create("acuses"), (bot, graph) -> acks.run(name + ", vacía", bot, graph));
      withBot(target.create("respuestas"), (bot, graph) -> replies.run(name, bot, graph));
      ReadBench reads = new ReadBench(scale, report);
      HistoryShape few = new HistoryShape(scale.fewRows(), clock.instant());
      withBot(filled(target, few), (bot, graph) -> reads.run(few, bot.port()));
      HistoryShape many = new HistoryShape(scale.manyRows(), clock.instant());
      String title = String.format(Locale.ROOT, "%s, con %,d filas", name, many.rows());
      withBot(
          filled(target, many),
          (bot, graph) -> {
            reads.run(many, bot.port());
            reads.print(name);
            acks.run(title, bot, graph);
          });
    }
  }

  private String filled(TargetDatabase target, HistoryShape shape) {
    String url = target.create("historia" + shape.rows());
    History.migrate(url, clock);
    new History(shape).fill(target, url);
    return url;
  }

  private void withBot(String url, BiConsumer<BotProcess, Arrivals> work) {
    Arrivals arrivals = new Arrivals();
    try (GraphMock graph = new GraphMock(Duration.ZERO, arrivals);
        BotProcess bot = BotProcess.start(cleanup, jar, folder, url, graph.url(), javaOptions())) {
      work.accept(bot, arrivals);
    }
  }

  private static List<String> javaOptions() {
    String options = System.getenv().getOrDefault("BOT_JAVA_OPTS", "");
    return options.isBlank() ? List.of() : Arrays.asList(options.strip().split("\\s+"));
  }
}
