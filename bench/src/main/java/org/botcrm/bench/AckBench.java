package org.botcrm.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Webhooks acknowledged a second: each is in the database, durably, before its 200. */
final class AckBench {
  /** Signed beforehand for each second; what comes beyond is signed on the way. */
  private static final int SIGNED_PER_SECOND = 8_000;

  private final Scale scale;
  private final Report report;
  private final Clock clock;

  AckBench(Scale scale, Report report, Clock clock) {
    this.scale = scale;
    this.report = report;
    this.clock = clock;
  }

  /** Measures a server. */
  void run(String title, BotProcess bot, Arrivals arrivals) {
    printHead(title);
    Webhooks webhooks = new Webhooks(BotProcess.APP_SECRET, 0, scale.senders(), clock.instant());
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= scale.rounds(); i++) {
      int before = arrivals.total();
      Round round = round(bot, webhooks);
      rounds.add(round);
      print(Integer.toString(i), round);
      report.line("%8s respuestas durante la carga: %d", "", arrivals.total() - before);
      settle(bot, arrivals, webhooks);
    }
    rounds.sort(Comparator.comparingDouble(Round::perSecond));
    print("mediana", rounds.get(rounds.size() / 2));
    report.check(bot.warnings() == 0, "avisos en la bitácora: %s", bot.firstWarnings());
  }

  private Round round(BotProcess bot, Webhooks webhooks) {
    Duration whole = scale.warmUp().plus(scale.measured());
    webhooks.prepare((int) whole.toSeconds() * SIGNED_PER_SECOND);
    BotApi api = new BotApi(bot.port());
    long storedBefore = api.figure("inbound");
    Duration botBefore = bot.cpu();
    long ownBefore = ownCpu();
    LoadRecord record = load(bot, webhooks, whole);
    Duration botCpu = bot.cpu().minus(botBefore);
    Duration ownCpu = Duration.ofNanos(ownCpu() - ownBefore);
    check(record, api.figure("inbound") - storedBefore);
    return new Round(
        record.latencies(),
        record.latencies().size() / (double) scale.measured().toSeconds(),
        micros(botCpu, record.acknowledged()),
        micros(ownCpu, record.acknowledged()));
  }

  private LoadRecord load(BotProcess bot, Webhooks webhooks, Duration whole) {
    try (LoadClient load = new LoadClient(bot.port(), Scale.CONNECTIONS)) {
      long start = System.nanoTime();
      long end = start + whole.toNanos();
      LoadRecord record = new LoadRecord(start + scale.warmUp().toNanos(), end);
      load.run(Pace.until(end), webhooks, record);
      return record;
    }
  }

  private void check(LoadRecord record, long stored) {
    report.check(
        record.refused() == 0,
        "%d webhooks sin 200; el primero, %d",
        record.refused(),
        record.firstRefusal());
    report.check(
        stored == record.acknowledged(),
        "%d acuses, pero %d mensajes guardados",
        record.acknowledged(),
        stored);
  }

  /** Each round begins with a quiet server, and every message has had one reply by then. */
  private void settle(BotProcess bot, Arrivals arrivals, Webhooks webhooks) {
    long began = System.nanoTime();
    int before = arrivals.total();
    long waiting = new BotApi(bot.port()).awaitQuiet(scale.quiet());
    double seconds = (System.nanoTime() - began) / 1e9;
    int after = arrivals.total() - before;
    report.line("%8s respuestas después: %d en %.1f s", "", after, seconds);
    if (waiting > 0) {
      report.line("%8s siguen en espera: %d; la vuelta que siga empieza con ellas", "", waiting);
      return;
    }
    report.check(
        arrivals.total() == webhooks.written(),
        "%d mensajes, pero %d respuestas",
        webhooks.written(),
        arrivals.total());
  }

  private void printHead(String title) {
    report.title("Acuses duraderos: " + title);
    report.line(
        "%d conexiones, %d remitentes, %d s de calentamiento y %d s medidos",
        Scale.CONNECTIONS,
        scale.senders(),
        scale.warmUp().toSeconds(),
        scale.measured().toSeconds());
    report.line(
        "%8s %10s %8s %8s %8s  %s", "vuelta", "acuses/s", "p50 ms", "p99 ms", "máx ms", "además");
  }

  private void print(String name, Round round) {
    report.line(
        "%8s %10.0f %8.2f %8.2f %8.2f  CPU por mensaje: bot %.0f µs, carga y Graph %.0f µs",
        name,
        round.perSecond,
        round.latencies.millis(0.50),
        round.latencies.millis(0.99),
        round.latencies.millis(1),
        round.botMicros,
        round.ownMicros);
  }

  private static double micros(Duration cpu, int messages) {
    return messages == 0 ? Double.NaN : cpu.toNanos() / 1e3 / messages;
  }

  private static long ownCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /**
   * One round.
   *
   * @param botMicros processor time of the server a message, replies included
   * @param ownMicros processor time of this process a message, Graph API included
   */
  private record Round(Samples latencies, double perSecond, double botMicros, double ownMicros) {}
}
