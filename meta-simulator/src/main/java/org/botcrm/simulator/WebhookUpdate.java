package org.botcrm.simulator;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One update of a webhook that was asked for.
 *
 * @param number which business number it is about
 * @param messageId the id of the message in it; null when it holds none of its own
 * @param addTo writes it
 * @param show runs before the webhook goes out
 * @param taken runs when the bot has answered with 200
 */
record WebhookUpdate(
    BusinessNumber number,
    @Nullable String messageId,
    Consumer<WebhookJson> addTo,
    Runnable show,
    Runnable taken) {
  private static final Runnable NOTHING = () -> {};

  /** An update that nobody sees on a phone. */
  static WebhookUpdate unseen(
      BusinessNumber number, @Nullable String messageId, Consumer<WebhookJson> addTo) {
    return new WebhookUpdate(number, messageId, addTo, NOTHING, NOTHING);
  }
}
