package org.botcrm.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Every measurement with one database after the other, each with a server and a Graph API of its
 * own.
 */
final class Benchmark {
  // What the owner asked for: a number that Meta has raised to 1,000 a second, answering in 150 ms.
  private static final Duration SLOW_GRAPH = Duration.ofMillis(150);
  private static final int RATE = 1_000;
  private static final double SUSTAINED = 950;

  private final Set<Part> parts;
  private final Scale scale;
  private final Report report;
  private final Clock clock;
  private final Setup setup;
  private final Cleanup cleanup;

  /**
   * @param parts which to run
   * @param cleanup ends what nothing else does
   */
  Benchmark(
      Set<Part> parts, Scale scale, Report report, Clock clock, Setup setup, Cleanup cleanup) {
    this.parts = parts;
    this.scale = scale;
    this.report = report;
    this.clock = clock;
    this.setup = setup;
    this.cleanup = cleanup;
  }

  /** Measures over one kind of database. */
  void run(TargetDatabase.Opener opener) {
    try (TargetDatabase target = opener.open(setup.folder(), cleanup)) {
      if (parts.contains(Part.ACUSES)) {
        String title = target.name() + ", vacía";
        String url = target.create("acuses");
        withBot(url, setup.graphLatency(), (bot, arrivals) -> acks(title, bot, arrivals));
      }
      if (parts.contains(Part.RESPUESTAS)) {
        ReplyBench replies = new ReplyBench(scale, report, clock);
        String url = target.create("respuestas");
        withBot(url, Duration.ZERO, (bot, arrivals) -> replies.run(target.name(), bot, arrivals));
      }
      if (parts.contains(Part.ENVIOS)) {
        sends(target);
      }
      if (parts.contains(Part.LECTURAS) || parts.contains(Part.HISTORIA)) {
        overHistory(target);
      }
    }
  }

  /** A million rows take long to write, so that both parts share them. */
  private void overHistory(TargetDatabase target) {
    ReadBench reads = new ReadBench(scale, report);
    HistoryShape few = new HistoryShape(scale.fewRows(), clock.instant());
    HistoryShape many = new HistoryShape(scale.manyRows(), clock.instant());
    if (parts.contains(Part.LECTURAS)) {
      withBot(filled(target, few), Duration.ZERO, (bot, arrivals) -> reads.run(few, bot.port()));
    }
    String url = filled(target, many);
    if (parts.contains(Part.LECTURAS)) {
      withBot(url, Duration.ZERO, (bot, arrivals) -> reads.run(many, bot.port()));
      reads.print(target.name());
    }
    if (parts.contains(Part.HISTORIA)) {
      String title = String.format(Locale.ROOT, "%s, con %,d filas", target.name(), many.rows());
      withBot(url, setup.graphLatency(), (bot, arrivals) -> acks(title, bot, arrivals));
    }
  }

  private void sends(TargetDatabase target) {
    SendBench sends = new SendBench(scale, report, clock);
    String memory = ", " + String.join(" ", SendBench.SMALL_HEAP);
    Arrivals many = new Arrivals();
    try (GraphMock graph = new GraphMock(Duration.ZERO, many);
        BotProcess bot =
            BotProcess.start(
                cleanup, setup.with(SendBench.SMALL_HEAP), target.create("envios"), graph.url())) {
      SendGoal goal = SendGoal.unlimited(target.repliesAsked());
      sends.run(target.name() + ", Graph en 0 ms" + memory, bot, many, scale.backlog(), goal);
    }
    Arrivals limited = new Arrivals();
    try (GraphMock graph = new GraphMock(SLOW_GRAPH, limited);
        BotProcess bot =
            BotProcess.start(
                cleanup,
                setup.with(SendBench.SMALL_HEAP),
                target.create("frenados"),
                graph.url(),
                RATE)) {
      String title =
          ", Graph en " + SLOW_GRAPH.toMillis() + " ms, " + RATE + " por segundo" + memory;
      SendGoal goal = SendGoal.limited(SUSTAINED);
      sends.run(target.name() + title, bot, limited, scale.limited(), goal);
    }
  }

  private void acks(String title, BotProcess bot, Arrivals arrivals) {
    new AckBench(scale, report, clock).run(title, bot, arrivals);
  }

  private String filled(TargetDatabase target, HistoryShape shape) {
    long began = System.nanoTime();
    String url = target.create("historia" + shape.rows());
    History.migrate(url, clock);
    new History(shape).fill(target, url);
    double seconds = (System.nanoTime() - began) / 1e9;
    report.title("Historia: " + target.name());
    report.line("%,d filas escritas en %.0f s", shape.rows(), seconds);
    return url;
  }

  private void withBot(String url, Duration latency, BiConsumer<BotProcess, Arrivals> work) {
    Arrivals arrivals = new Arrivals();
    try (GraphMock graph = new GraphMock(latency, arrivals);
        BotProcess bot = BotProcess.start(cleanup, setup, url, graph.url())) {
      try {
        work.accept(bot, arrivals);
      } catch (BenchException e) {
        throw new BenchException("measuring failed while the server " + bot.state(), e);
      }
    }
  }
}
