package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.LongAdder;

/** What has happened so far, counted. Thread-safe. */
final class Figures {
  private final LongAdder sendsAccepted = new LongAdder();
  private final LongAdder sendsRefused = new LongAdder();
  private final LongAdder webhooksDelivered = new LongAdder();
  private final LongAdder webhooksFailed = new LongAdder();
  private final LongAdder webhooksRetried = new LongAdder();
  private final LongAdder webhooksDuplicated = new LongAdder();
  private final LongAdder webhooksGivenUp = new LongAdder();

  void sendAccepted() {
    sendsAccepted.increment();
  }

  void sendRefused() {
    sendsRefused.increment();
  }

  void webhookDelivered() {
    webhooksDelivered.increment();
  }

  void webhookFailed() {
    webhooksFailed.increment();
  }

  void webhookRetried() {
    webhooksRetried.increment();
  }

  void webhookDuplicated() {
    webhooksDuplicated.increment();
  }

  void webhookGivenUp() {
    webhooksGivenUp.increment();
  }

  ObjectNode sends() {
    return Json.object()
        .put("aceptados", sendsAccepted.sum())
        .put("rechazados", sendsRefused.sum());
  }

  ObjectNode webhooks() {
    return Json.object()
        .put("entregados", webhooksDelivered.sum())
        .put("fallidos", webhooksFailed.sum())
        .put("reintentos", webhooksRetried.sum())
        .put("duplicados", webhooksDuplicated.sum())
        .put("abandonados", webhooksGivenUp.sum());
  }
}
