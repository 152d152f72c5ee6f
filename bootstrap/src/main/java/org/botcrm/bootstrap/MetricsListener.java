package org.botcrm.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.botcrm.application.BotListener;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;

/** Counts what the bot does, for Prometheus. Thread-safe. */
final class MetricsListener implements BotListener {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Timer webhook = timer("bot_webhook", "From a delivery's arrival to its commit");
  private final Timer reply = timer("bot_reply", "From a message's arrival to its answer's commit");
  private final Timer send = timer("bot_send", "One call of the Graph API");
  private final Counter refused =
      counter("bot_signatures_refused", "Deliveries with a missing or wrong signature");
  private final Counter unread =
      counter("bot_deliveries_unread", "Deliveries kept to be read again");
  private final Counter heldBack =
      counter("bot_sends_held_back", "Messages not sent: window, opt-out, or a person answers");
  private final Counter duplicates = counter("bot_duplicates", "Facts that were known already");

  @Override
  public void deliveryStored(StoredDelivery stored, Duration took) {
    webhook.record(took);
    duplicates.increment(stored.duplicates());
    fact("message", stored.messages());
    fact("status", stored.statuses());
    fact("event", stored.events());
    fact("unreadable", stored.unreadable());
  }

  @Override
  public void deliveryUnread() {
    unread.increment();
  }

  @Override
  public void deliveryRefused() {
    refused.increment();
  }

  @Override
  public void replied(String rule, Duration waited) {
    reply.record(waited);
    registry.counter("bot_replies", "rule", rule).increment();
  }

  @Override
  public void ruleFailed(ReplyRules.Failure failure) {
    registry.counter("bot_rule_failures", "rule", failure.rule()).increment();
  }

  @Override
  public void replyFailed(Throwable cause) {
    registry.counter("bot_failures", "where", "reply").increment();
  }

  @Override
  public void sent(SendResult result, Duration took) {
    send.record(took);
    String outcome =
        result.match(a -> "accepted", r -> "rejected", n -> "not_sent", u -> "unknown");
    String code = result.match(a -> "", r -> Integer.toString(r.error().code()), n -> "", u -> "");
    registry.counter("bot_sends", "outcome", outcome, "code", code).increment();
  }

  @Override
  public void senderFailed(Throwable cause) {
    registry.counter("bot_failures", "where", "sender").increment();
  }

  @Override
  public void notLetOut(SendError reason) {
    heldBack.increment();
  }

  @Override
  public void numberStopped(PhoneNumberId number, SendError reason) {
    registry
        .counter(
            "bot_number_stops", "number", number.value(), "code", Integer.toString(reason.code()))
        .increment();
  }

  @Override
  public void outboxFailed(Throwable cause) {
    registry.counter("bot_failures", "where", "outbox").increment();
  }

  @Override
  public void mediaFetched(FetchResult result, Duration took) {
    String outcome = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("bot_media", "outcome", outcome).increment();
  }

  @Override
  public void mediaFailed(Throwable cause) {
    registry.counter("bot_failures", "where", "media").increment();
  }

  @Override
  public void templatesSynced(int templates) {
    registry.counter("bot_template_syncs", "outcome", "done").increment();
  }

  @Override
  public void templatesNotSynced(String reason) {
    registry.counter("bot_template_syncs", "outcome", "failed").increment();
  }

  @Override
  public void templatesFailed(Throwable cause) {
    registry.counter("bot_failures", "where", "templates").increment();
  }

  @Override
  public void codeSent() {
    registry.counter("bot_codes", "sent", "true").increment();
  }

  @Override
  public void codeNotSent(String reason) {
    registry.counter("bot_codes", "sent", "false").increment();
  }

  @Override
  public void codesFailed(Throwable cause) {
    registry.counter("bot_failures", "where", "codes").increment();
  }

  @Override
  public void readShown(boolean taken) {
    registry.counter("bot_read_receipts", "taken", Boolean.toString(taken)).increment();
  }

  /**
   * All figures in Prometheus' text format. What waits is asked of the database now, and left out
   * while that does not answer: the rest is never needed more than then.
   */
  String scrape(CheckHealth checkHealth) {
    return registry.scrape() + database(checkHealth);
  }

  private static String database(CheckHealth checkHealth) {
    String name = "bot_database_up";
    String description = "1 while the database answers";
    try {
      return gauge(name, description, 1) + waiting(checkHealth.check());
    } catch (StorageException e) {
      // What is wrong with it stands in the log, told by all who need it.
      return gauge(name, description, 0);
    }
  }

  private static String waiting(CheckHealth.Health health) {
    return gauge("bot_backlog_chats", "Chats with an unanswered message", health.chatsWaiting())
        + gauge("bot_backlog_seconds", "Age of the oldest of them", seconds(health.oldestChat()))
        + gauge("bot_outbox_messages", "Messages to be sent", health.outboundWaiting())
        + gauge("bot_outbox_seconds", "Age of the oldest of them", seconds(health.oldestOutbound()))
        + NumberGauges.text(health.numbers());
  }

  private void fact(String kind, int count) {
    if (count > 0) {
      registry.counter("bot_facts", "kind", kind).increment(count);
    }
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String gauge(String name, String description, double value) {
    return "# HELP %s %s%n# TYPE %s gauge%n%s %s%n"
        .formatted(name, description, name, name, value)
        .replace("\r\n", "\n");
  }
}
