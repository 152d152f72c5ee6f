package org.botcrm.application.inbound;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.reply.ChatSignal;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.UnstorableException;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryAuthenticator;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.domain.outbound.NumberNews;
import org.botcrm.domain.outbound.Remedy;
import org.jspecify.annotations.Nullable;

/** Takes a POST of Meta's webhook: checks it, stores all of it, and lets the answers begin. */
public final class ReceiveDelivery {
  private final DeliveryAuthenticator authenticator;
  private final DeliveryParser parser;
  private final DeliveryStore store;
  private final ChatSignal chats;
  private final BotListener listener;
  private final FactSignal facts;
  private final Clock clock;

  /** In a bot in which nobody asks what deliveries say. */
  public ReceiveDelivery(
      DeliveryAuthenticator authenticator,
      DeliveryParser parser,
      DeliveryStore store,
      ChatSignal chats,
      BotListener listener,
      Clock clock) {
    this(authenticator, parser, store, chats, FactSignal.NONE, listener, clock);
  }

  /** Over the ports it needs. */
  @Inject
  public ReceiveDelivery(
      DeliveryAuthenticator authenticator,
      DeliveryParser parser,
      DeliveryStore store,
      ChatSignal chats,
      FactSignal facts,
      BotListener listener,
      Clock clock) {
    this.authenticator = authenticator;
    this.parser = parser;
    this.store = store;
    this.chats = chats;
    this.facts = facts;
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
  }

  /**
   * Whether a POST with this signature is refused whatever its body is, so that nobody needs to
   * read it. Counts as a refusal when it is.
   *
   * @param signature the header {@code X-Hub-Signature-256}; null when missing
   */
  public boolean refusesUnread(@Nullable String signature) {
    boolean refused = !authenticator.isWellFormed(signature);
    if (refused) {
      listener.deliveryRefused();
    }
    return refused;
  }

  /**
   * Answers when the delivery is durable. Nothing of the body is read before its signature is found
   * to be right.
   *
   * @param body the raw bytes; not to be changed afterwards
   * @param signature the header {@code X-Hub-Signature-256}; null when missing
   * @throws StorageException when it could not be stored; Meta must repeat it
   */
  public ReceiveOutcome receive(byte[] body, @Nullable String signature) {
    try {
      return receiveAsync(body, signature).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StorageException failure ? failure : e;
    }
  }

  /**
   * Like {@link #receive}, without a thread that waits for the disk.
   *
   * @return completes when the delivery is durable, or with a {@link StorageException}, on a thread
   *     for which other deliveries wait too: what depends on it must not block
   * @throws StorageException when it cannot even be queued
   */
  public CompletionStage<ReceiveOutcome> receiveAsync(byte[] body, @Nullable String signature) {
    Instant arrived = clock.instant();
    if (!authenticator.isAuthentic(body, signature)) {
      listener.deliveryRefused();
      return CompletableFuture.completedFuture(new ReceiveOutcome.Refused());
    }
    Delivery delivery = new Delivery(body, arrived);
    ParsedDelivery parsed = parser.parse(body);
    return store
        .storeAsync(delivery, parsed)
        .thenApply(stored -> told(stored, parsed, arrived))
        .exceptionallyCompose(failure -> keepUnread(delivery, failure))
        .thenApply(stored -> stored(stored, arrived));
  }

  /**
   * What the database can never store would come again for days, and cost the rest of the delivery:
   * it is kept as it came.
   */
  private CompletionStage<StoredDelivery> keepUnread(Delivery delivery, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof UnstorableException unstorable)) {
      return CompletableFuture.failedFuture(cause);
    }
    ParsedDelivery unread = Unstored.because(unstorable);
    return store
        .storeAsync(delivery, unread)
        .thenApply(stored -> told(stored, unread, delivery.receivedAt()));
  }

  private StoredDelivery told(StoredDelivery stored, ParsedDelivery parsed, Instant arrived) {
    if (stored.events() > 0) {
      facts.stored(parsed.facts(), arrived);
    }
    if (stored.statuses() > 0) {
      parsed.facts().forEach(fact -> tellOfNumber(fact, arrived));
    }
    if (parsed.hasErrors()) {
      listener.deliveryUnread();
    }
    return stored;
  }

  /** Meta may take the messages of a number that cannot send, and say so only afterwards. */
  private void tellOfNumber(Fact fact, Instant arrived) {
    if (fact instanceof Fact.Status failed
        && failed.remedy() == Remedy.STOP_NUMBER
        && NumberNews.isTrouble(failed.status(), failed.remedy(), arrived)) {
      StatusUpdate status = failed.status();
      listener.numberStopped(
          status.phoneNumberId(), Objects.requireNonNull(status.error(), "error"));
    }
  }

  private ReceiveOutcome stored(StoredDelivery stored, Instant arrived) {
    chats.answer(stored.toAnswer());
    listener.deliveryStored(stored, Duration.between(arrived, clock.instant()));
    return new ReceiveOutcome.Stored(stored);
  }
}
