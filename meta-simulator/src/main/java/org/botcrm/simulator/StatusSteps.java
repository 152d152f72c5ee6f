package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the webhooks that tell the bot what became of a message it sent. */
final class StatusSteps {
  private final SimulatorSettings settings;
  private final Clock clock;
  private final PhoneBook book;

  StatusSteps(SimulatorSettings settings, PhoneBook book) {
    this.settings = settings;
    this.clock = settings.clock();
    this.book = book;
  }

  /** Sent, delivered and read, in this order. */
  List<WebhookStep> good(Sent sent) {
    StatusDelays delays = settings.delays();
    return List.of(
        step(sent, "sent", delays.sent()),
        step(sent, "delivered", delays.delivered()),
        step(sent, "read", delays.read()));
  }

  /** Failed, and nothing else. */
  List<WebhookStep> failed(Sent sent, int code) {
    return List.of(
        new WebhookStep(
            settings.delays().sent(),
            () ->
                // Failed statuses have no contacts, and no user id when sent to a phone.
                WebhookJson.of(settings)
                    .failed(
                        sent.messageId(),
                        clock.instant(),
                        sent.recipient().waId(),
                        sent.callbackData(),
                        code)
                    .bytes(),
            () -> tick(sent, "failed")));
  }

  private WebhookStep step(Sent sent, String status, Duration delay) {
    return new WebhookStep(delay, () -> body(sent, status), () -> tick(sent, status));
  }

  private byte[] body(Sent sent, String status) {
    Instant now = clock.instant();
    Contact owner = book.find(sent.key()).orElse(sent.owner());
    String waId = sent.recipient().waId() == null ? owner.shownWaId() : sent.recipient().waId();
    ObjectNode node =
        WebhookJson.statusNode(
            sent.messageId(), status, now, waId, owner.userId(), sent.callbackData());
    if (status.equals("sent")) {
      // The first 1,000 service messages of a month are free (page pricing/non-template-messages).
      node.putObject("pricing")
          .put("billable", false)
          .put("pricing_model", "PMP")
          .put("type", "free_customer_service")
          .put("category", "service");
    }
    return WebhookJson.of(settings)
        .contact(waId, owner.userId(), owner.name())
        .status(node)
        .bytes();
  }

  private void tick(Sent sent, String status) {
    book.tick(sent.key(), sent.messageId(), status, clock.instant());
  }

  /**
   * A message that was accepted.
   *
   * @param owner who got it, as known then
   * @param callbackData to be echoed; null for none
   */
  record Sent(String messageId, Recipient recipient, Contact owner, @Nullable String callbackData) {
    String key() {
      return owner.key();
    }
  }
}
