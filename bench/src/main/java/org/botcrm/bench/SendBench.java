package org.botcrm.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many replies a second leave when many wait, and in how little memory. */
final class SendBench {
  /** What the server may take of memory while very many messages wait. */
  static final List<String> SMALL_HEAP = List.of("-Xmx256m");

  private static final int WARM_UP_FROM = 900_000;
  private static final int LOOK_MILLIS = 250;

  private final Scale scale;
  private final Report report;
  private final Clock clock;

  SendBench(Scale scale, Report report, Clock clock) {
    this.scale = scale;
    this.report = report;
    this.clock = clock;
  }

  /**
   * Measures a server over an empty database.
   *
   * @param count messages, each of another person
   * @param goal what is asked of it; not held against a quick run, which is too short to tell
   */
  void run(String title, BotProcess bot, Arrivals arrivals, int count, SendGoal goal) {
    report.title("Envíos: " + title);
    load(bot, WARM_UP_FROM, scale.burst());
    settle(bot, arrivals, scale.burst());
    long start = System.nanoTime();
    load(bot, 0, count);
    double acknowledged = (System.nanoTime() - start) / 1e9;
    int waiting = count + scale.burst() - arrivals.total();
    settle(bot, arrivals, count + scale.burst());
    judge(bot, arrivals, start, count, acknowledged, waiting, goal);
    checkEachOnce(arrivals, count);
    report.check(bot.warnings() == 0, "avisos en la bitácora: %s", bot.firstWarnings());
  }

  private void judge(
      BotProcess bot,
      Arrivals arrivals,
      long start,
      int count,
      double acknowledged,
      int waiting,
      SendGoal goal) {
    double seconds = (arrivals.lastAt() - start) / 1e9;
    report.line(
        "%d mensajes de %d personas: acusados en %.1f s, entonces esperaban %d;"
            + " última respuesta a los %.1f s",
        count, count, acknowledged, waiting, seconds);
    double drained = waiting / (seconds - acknowledged);
    report.line(
        "%.0f respuestas/s de punta a punta; %.0f/s mientras se vaciaba la cola",
        count / seconds, drained);
    long peak = bot.peakMemory();
    report.line("memoria máxima del proceso: %d MiB", peak / (1024 * 1024));
    if (scale.isLongEnough()) {
      goal.check(report, count / seconds, drained, peak);
    }
  }

  private void load(BotProcess bot, int from, int count) {
    Webhooks webhooks = new Webhooks(BotProcess.APP_SECRET, from, count, clock.instant());
    webhooks.prepare(count);
    LoadRecord record = LoadRecord.ofAll();
    try (LoadClient load = new LoadClient(bot.port(), Scale.CONNECTIONS)) {
      load.run(Pace.count(count), webhooks, record);
    }
    report.check(record.refused() == 0, "%d webhooks sin 200", record.refused());
  }

  /** By what reached the Graph API: to count what waits would be work for the server. */
  private void settle(BotProcess bot, Arrivals arrivals, int total) {
    long end = System.nanoTime() + scale.quiet().toNanos();
    while (arrivals.total() < total && System.nanoTime() < end) {
      pause();
    }
    long left = new BotApi(bot.port()).awaitQuiet(Duration.ofSeconds(30));
    report.check(left == 0, "%d siguen en espera", left);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private void checkEachOnce(Arrivals arrivals, int count) {
    int wrong = 0;
    for (int person = 0; person < count; person++) {
      wrong += arrivals.of(person) == 1 ? 0 : 1;
    }
    report.check(wrong == 0, "%d personas sin su única respuesta", wrong);
  }
}
