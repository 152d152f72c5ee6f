package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the webhooks that tell the bot what became of a message it sent. */
final class StatusSteps {
  private static final List<String> GOOD = List.of("sent", "delivered", "read");

  private final Simulation sim;

  StatusSteps(Simulation sim) {
    this.sim = sim;
  }

  /** Sent, delivered and read, in this order, or what the fault asks for. */
  List<WebhookStep> good(Sent sent, Fault fault) {
    List<String> names = fault.statuses() == null ? GOOD : fault.statuses();
    Price price = fault.price() == null ? sent.price() : fault.price();
    List<WebhookStep> steps = new ArrayList<>();
    for (String name : names) {
      steps.add(step(sent, name, steps.isEmpty() ? price : null));
    }
    return steps;
  }

  /** All that a reaction of the business gets (page reaction-messages). */
  List<WebhookStep> sentOnly(Sent sent) {
    return List.of(step(sent, "sent", sent.price()));
  }

  /** Failed, and nothing else. */
  List<WebhookStep> failed(Sent sent, int code) {
    return List.of(
        new WebhookStep(
            sim.settings().delays().sent(),
            () ->
                // Failed statuses have no contacts, and no user id when sent to a phone.
                WebhookJson.of(sent.number())
                    .failed(
                        sent.messageId(),
                        sim.now(),
                        sent.recipient().waId(),
                        sent.request().callbackData(),
                        code)
                    .bytes(),
            () -> tick(sent, "failed")));
  }

  private WebhookStep step(Sent sent, String status, @Nullable Price price) {
    return new WebhookStep(
        delay(status), () -> body(sent, status, price), () -> tick(sent, status));
  }

  private Duration delay(String status) {
    StatusDelays delays = sim.settings().delays();
    return switch (status) {
      case "sent" -> delays.sent();
      case "delivered" -> delays.delivered();
      default -> delays.read();
    };
  }

  private byte[] body(Sent sent, String status, @Nullable Price price) {
    Contact owner = sim.book().find(sent.key()).orElse(sent.owner());
    String waId = sent.recipient().waId() == null ? owner.shownWaId() : sent.recipient().waId();
    ObjectNode node =
        WebhookNodes.status(
            sent.messageId(),
            status,
            sim.now(),
            waId,
            owner.userId(),
            sent.request().callbackData());
    if (price != null) {
      node.set("pricing", price.json());
    }
    return WebhookJson.of(sent.number())
        .contact(waId, owner.userId(), owner.name())
        .status(node)
        .bytes();
  }

  private void tick(Sent sent, String status) {
    sim.book().tick(sent.key(), sent.messageId(), status, sim.now());
  }

  /**
   * A message that was accepted.
   *
   * @param number the business number it was sent with
   * @param owner who got it, as known then
   * @param price what its statuses say that it costs
   */
  record Sent(
      String messageId,
      BusinessNumber number,
      Recipient recipient,
      Contact owner,
      Price price,
      SendRequest.Message request) {
    String key() {
      return owner.key();
    }
  }
}
