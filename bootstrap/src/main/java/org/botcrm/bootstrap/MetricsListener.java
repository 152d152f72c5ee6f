package org.botcrm.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.botcrm.application.BotListener;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.SendResult;
import org.botcrm.domain.reply.ReplyRules;
import org.botcrm.domain.subscription.NotificationResult;

/** Counts what the bot does, for Prometheus. Thread-safe. */
final class MetricsListener implements BotListener {
  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("bot_facts", "What deliveries held, by kind"),
          Map.entry("bot_replies", "Answers, by the rule that gave them"),
          Map.entry("bot_rule_failures", "Rules that threw; the next one answered"),
          Map.entry(
              "bot_failures",
              "What could not be done for now, such as without the database, by part"),
          Map.entry(
              "bot_sends", "Calls of the Graph API by their outcome, and Meta's code when refused"),
          Map.entry(
              "bot_number_stops",
              "Times that Meta began to refuse everything of a number, by its code"),
          Map.entry("bot_media", "Attempts to fetch files, by their outcome"),
          Map.entry("bot_template_syncs", "Attempts to list the templates, by their outcome"),
          Map.entry("bot_codes", "One-time codes, by whether they could be sent"),
          Map.entry("bot_read_receipts", "Marks as read, by whether Meta took them"),
          Map.entry("bot_notifications", "Calls to subscribers, by their outcome"),
          Map.entry("bot_dead_letters", "Events that a subscriber did not take for a day"));

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
    count("bot_replies", "rule", rule);
  }

  @Override
  public void ruleFailed(ReplyRules.Failure failure) {
    count("bot_rule_failures", "rule", failure.rule());
  }

  @Override
  public void replyFailed(Throwable cause) {
    count("bot_failures", "where", "reply");
  }

  @Override
  public void sent(SendResult result, Duration took) {
    send.record(took);
    String outcome =
        result.match(a -> "accepted", r -> "rejected", n -> "not_sent", u -> "unknown");
    String code = result.match(a -> "", r -> Integer.toString(r.error().code()), n -> "", u -> "");
    count("bot_sends", "outcome", outcome, "code", code);
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
    count("bot_number_stops", "number", number.value(), "code", Integer.toString(reason.code()));
  }

  @Override
  public void outboxFailed(Throwable cause) {
    count("bot_failures", "where", "outbox");
  }

  @Override
  public void mediaFetched(FetchResult result, Duration took) {
    String outcome = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    count("bot_media", "outcome", outcome);
  }

  @Override
  public void mediaFailed(Throwable cause) {
    count("bot_failures", "where", "media");
  }

  @Override
  public void templatesSynced(int templates) {
    count("bot_template_syncs", "outcome", "done");
  }

  @Override
  public void templatesNotSynced(String reason) {
    count("bot_template_syncs", "outcome", "failed");
  }

  @Override
  public void templatesFailed(Throwable cause) {
    count("bot_failures", "where", "templates");
  }

  @Override
  public void codeSent() {
    count("bot_codes", "sent", "true");
  }

  @Override
  public void codeNotSent(String reason) {
    count("bot_codes", "sent", "false");
  }

  @Override
  public void codesFailed(Throwable cause) {
    count("bot_failures", "where", "codes");
  }

  @Override
  public void readShown(boolean taken) {
    count("bot_read_receipts", "taken", Boolean.toString(taken));
  }

  @Override
  public void notified(long subscription, NotificationResult result, Duration took) {
    String outcome = result.match(t -> "taken", r -> "refused", u -> "unreachable");
    count("bot_notifications", "outcome", outcome);
  }

  @Override
  public void notificationGivenUp(long subscription) {
    count("bot_dead_letters");
  }

  @Override
  public void notificationsFailed(Throwable cause) {
    count("bot_failures", "where", "notifications");
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
        + gauge("bot_media_files", "Files of messages to be fetched", health.mediaWaiting())
        + gauge("bot_media_seconds", "Age of the oldest of them", seconds(health.oldestMedia()))
        + NumberGauges.text(health.numbers());
  }

  private void fact(String kind, int count) {
    if (count > 0) {
      tagged("bot_facts", "kind", kind).increment(count);
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

  private void count(String name, String... tags) {
    tagged(name, tags).increment();
  }

  private Counter tagged(String name, String... tags) {
    return Counter.builder(name).description(HELP.get(name)).tags(tags).register(registry);
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
