package org.botcrm.application.inbound;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.reply.ChatSignal;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryAuthenticator;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.StoredDelivery;
import org.jspecify.annotations.Nullable;

/** Takes a POST of Meta's webhook: checks it, stores all of it, and lets the answers begin. */
public final class ReceiveDelivery {
  private final DeliveryAuthenticator authenticator;
  private final DeliveryParser parser;
  private final DeliveryStore store;
  private final ChatSignal chats;
  private final BotListener listener;
  private final Clock clock;

  /** Over the ports it needs. */
  @Inject
  public ReceiveDelivery(
      DeliveryAuthenticator authenticator,
      DeliveryParser parser,
      DeliveryStore store,
      ChatSignal chats,
      BotListener listener,
      Clock clock) {
    this.authenticator = authenticator;
    this.parser = parser;
    this.store = store;
    this.chats = chats;
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
  }

  /**
   * Answers when the delivery is durable. Nothing of the body is read before its signature is found
   * to be right.
   *
   * @param body the raw bytes; not to be changed afterwards
   * @param signature the header {@code X-Hub-Signature-256}; null when missing
   * @throws org.botcrm.domain.StorageException when it could not be stored; Meta must repeat it
   */
  public ReceiveOutcome receive(byte[] body, @Nullable String signature) {
    Instant arrived = clock.instant();
    if (!authenticator.isAuthentic(body, signature)) {
      listener.deliveryRefused();
      return new ReceiveOutcome.Refused();
    }
    StoredDelivery stored = store.store(new Delivery(body, arrived), parser.parse(body));
    chats.answer(stored.toAnswer());
    listener.deliveryStored(stored, Duration.between(arrived, clock.instant()));
    return new ReceiveOutcome.Stored(stored);
  }
}
