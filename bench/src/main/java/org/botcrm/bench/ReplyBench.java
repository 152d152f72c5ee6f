package org.botcrm.bench;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** How soon a reply is on its way, and how many a second there are at most. */
final class ReplyBench {
  private static final int WARM_UP_FROM = 200_000;
  private static final int BURST_FROM = 100_000;

  private final Scale scale;
  private final Report report;
  private final Clock clock;

  ReplyBench(Scale scale, Report report, Clock clock) {
    this.scale = scale;
    this.report = report;
    this.clock = clock;
  }

  /** Measures a server over an empty database. */
  void run(String title, BotProcess bot, Arrivals arrivals) {
    report.title("Respuestas: " + title);
    BotApi api = new BotApi(bot.port());
    burst(bot, webhooks(WARM_UP_FROM, scale.burst()), LoadRecord.ofAll());
    requireQuiet(api);
    steady(bot, api, arrivals);
    atOnce(bot, api, arrivals);
    int sent = 2 * scale.burst() + steadyCount();
    checkStored(api, "inbound", sent);
    checkStored(api, "outbound", sent);
    checkStored(api, "respuestas_enviadas", sent);
    report.check(bot.warnings() == 0, "avisos en la bitácora: %s", bot.firstWarnings());
  }

  private int steadyCount() {
    return (int) scale.steady().toSeconds() * Scale.PER_SECOND;
  }

  private void steady(BotProcess bot, BotApi api, Arrivals arrivals) {
    int count = steadyCount();
    Webhooks webhooks = webhooks(0, count);
    LoadRecord record = LoadRecord.ofAll();
    try (LoadClient load = new LoadClient(bot.port(), Scale.CONNECTIONS)) {
      long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
      load.run(Pace.steady(start, Scale.PER_SECOND, count), webhooks, record);
    }
    requireQuiet(api);
    report.line("%d webhooks por segundo durante %d s", Scale.PER_SECOND, count / Scale.PER_SECOND);
    print("acuse", record.latencies());
    print("respuesta en la API de Graph", replies(webhooks, record, arrivals));
    checkEachOnce(arrivals, 0, count, record);
  }

  private static Samples replies(Webhooks webhooks, LoadRecord record, Arrivals arrivals) {
    Samples replies = new Samples();
    for (int i = 0; i < webhooks.written(); i++) {
      int sender = webhooks.sender(i);
      if (arrivals.of(sender) > 0) {
        replies.add(arrivals.firstAt(sender) - record.sentAt(i));
      }
    }
    return replies;
  }

  private void atOnce(BotProcess bot, BotApi api, Arrivals arrivals) {
    Webhooks webhooks = webhooks(BURST_FROM, scale.burst());
    LoadRecord record = LoadRecord.ofAll();
    long start = System.nanoTime();
    burst(bot, webhooks, record);
    long acknowledged = System.nanoTime();
    requireQuiet(api);
    double seconds = (arrivals.lastAt() - start) / 1e9;
    report.line(
        "%d webhooks de %d teléfonos a la vez: acusados en %.2f s, última respuesta a los %.2f s:"
            + " %.0f respuestas/s",
        webhooks.written(),
        webhooks.written(),
        (acknowledged - start) / 1e9,
        seconds,
        scale.burst() / seconds);
    checkEachOnce(arrivals, BURST_FROM, scale.burst(), record);
  }

  private void burst(BotProcess bot, Webhooks webhooks, LoadRecord record) {
    try (LoadClient load = new LoadClient(bot.port(), Scale.CONNECTIONS)) {
      load.run(Pace.count(scale.burst()), webhooks, record);
    }
  }

  private Webhooks webhooks(int from, int count) {
    Webhooks webhooks = new Webhooks(BotProcess.APP_SECRET, from, count, clock.instant());
    webhooks.prepare(count);
    return webhooks;
  }

  private void print(String what, Samples samples) {
    report.line(
        "%-30s p50 %8.2f ms   p99 %8.2f ms   máx %8.2f ms   (%d)",
        what, samples.millis(0.50), samples.millis(0.99), samples.millis(1), samples.size());
  }

  private void requireQuiet(BotApi api) {
    long waiting = api.awaitQuiet(scale.quiet());
    report.check(waiting == 0, "%d siguen en espera", waiting);
  }

  private void checkEachOnce(Arrivals arrivals, int from, int count, LoadRecord record) {
    int lost = 0;
    int repeated = 0;
    for (int person = from; person < from + count; person++) {
      lost += arrivals.of(person) == 0 ? 1 : 0;
      repeated += Math.max(0, arrivals.of(person) - 1);
    }
    report.line("sin 200: %d, perdidas: %d, duplicadas: %d", record.refused(), lost, repeated);
    report.check(record.refused() == 0, "%d webhooks sin 200", record.refused());
    report.check(lost == 0, "%d respuestas perdidas", lost);
    report.check(repeated == 0, "%d respuestas duplicadas", repeated);
  }

  private void checkStored(BotApi api, String figure, int expected) {
    long stored = api.figure(figure);
    report.check(stored == expected, "%s: %d, se esperaban %d", figure, stored, expected);
  }
}
