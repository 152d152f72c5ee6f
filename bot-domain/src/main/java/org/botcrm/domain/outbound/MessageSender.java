package org.botcrm.domain.outbound;

import java.util.concurrent.CompletionStage;

/** The way to Meta. Thread-safe. */
public interface MessageSender {

  /**
   * Sends one message, once. Never retries by itself.
   *
   * @return completes with a value for everything that can happen on the way; exceptionally only
   *     for a programming error, and then the outcome counts as unknown
   */
  CompletionStage<SendResult> send(OutboundMessage message);
}
