package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.delivery.Delivery;
import org.botcrm.domain.delivery.DeliveryId;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.FailedDelivery;
import org.botcrm.domain.delivery.ParsedDelivery;
import org.botcrm.domain.delivery.StoredDelivery;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.ReceivedMessage;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.testkit.inmemory.Rows.MessageKey;

/** Keeps what deliveries say; of the deliveries themselves only those to be read again. */
final class InMemoryDeliveryStore implements DeliveryStore {
  private final Object lock;
  private final Rows rows;
  private final Chats chats;
  private final OutboundRows outbound;
  private final MediaRows media;
  private final Paces paces;
  private final Details details;
  private final Requests requests;
  private final Set<Seen> others = new HashSet<>();
  private final NavigableMap<Long, FailedDelivery> failed = new TreeMap<>();
  private long lastId;

  InMemoryDeliveryStore(
      Object lock,
      Rows rows,
      Chats chats,
      OutboundRows outbound,
      MediaRows media,
      Paces paces,
      Details details,
      Requests requests) {
    this.lock = lock;
    this.rows = rows;
    this.chats = chats;
    this.outbound = outbound;
    this.media = media;
    this.paces = paces;
    this.details = details;
    this.requests = requests;
  }

  @Override
  public CompletionStage<StoredDelivery> storeAsync(Delivery delivery, ParsedDelivery parsed) {
    synchronized (lock) {
      Instant at = Rows.micros(delivery.receivedAt());
      DeliveryId id = new DeliveryId(++lastId);
      if (parsed.hasErrors()) {
        Delivery kept = new Delivery(delivery.body(), at);
        failed.put(id.value(), new FailedDelivery(id, kept));
      }
      return CompletableFuture.completedFuture(storeAll(parsed.facts(), at));
    }
  }

  @Override
  public List<FailedDelivery> listFailed(DeliveryId after, int limit) {
    synchronized (lock) {
      return failed.tailMap(after.value(), false).values().stream().limit(limit).toList();
    }
  }

  @Override
  public StoredDelivery storeAgain(DeliveryId id, ParsedDelivery parsed) {
    synchronized (lock) {
      FailedDelivery kept = failed.get(id.value());
      if (kept == null) {
        throw new IllegalArgumentException("id: no failed delivery " + id.value());
      }
      if (!parsed.hasErrors()) {
        failed.remove(id.value());
      }
      return storeAll(parsed.facts(), kept.delivery().receivedAt());
    }
  }

  private StoredDelivery storeAll(List<Fact> facts, Instant at) {
    List<ConversacionId> added = new ArrayList<>();
    int statuses = 0;
    int events = 0;
    int unreadable = 0;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Message message) {
        add(message.message(), at, added);
      } else if (fact instanceof Fact.Status status) {
        statuses += add(status, at) ? 1 : 0;
      } else if (fact instanceof Fact.Event event) {
        events += add(event, at) ? 1 : 0;
      } else if (fact instanceof Fact.Unreadable bad) {
        unreadable += others.add(new Seen("unreadable", bad.field(), bad.content())) ? 1 : 0;
      }
    }
    int duplicates = facts.size() - added.size() - statuses - events - unreadable;
    return new StoredDelivery(
        added.size(), duplicates, statuses, events, unreadable, toAnswer(added));
  }

  /** Whether it is new. */
  private boolean add(Fact.Status status, Instant at) {
    boolean isNew = outbound.add(status.status(), at);
    if (isNew) {
      paces.heed(status, at);
    }
    return isNew;
  }

  /** Whether it is new. */
  private boolean add(Fact.Event event, Instant at) {
    ContactConsent consent = event.consent();
    boolean isNew = others.add(new Seen("event", event.field(), event.content()));
    if (isNew && consent != null) {
      ChatId chat = chats.chatOf(consent.phoneNumberId(), consent.contact(), at);
      chats.consent(chat, consent.change(), at);
    }
    if (isNew && event.call() != null) {
      chats.called(event.call(), at);
    }
    return isNew;
  }

  /** Asked at the end, because a later message may have made one chat of two. */
  private Set<ChatId> toAnswer(List<ConversacionId> added) {
    return added.stream()
        .map(id -> rows.get(id).chatId())
        .filter(chat -> !rows.waiting(chat).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void add(ReceivedMessage message, Instant at, List<ConversacionId> added) {
    if (rows.find(new MessageKey(message.phoneNumberId().value(), message.id().value()))
        .isEmpty()) {
      ChatId chat = chats.chatOf(message, at);
      Conversacion row = rows.add(id -> row(id, message, chat, at));
      added.add(row.id());
      outbound.applyStatuses(row, at);
      media.add(row.id(), message, at);
      details.add(row.id(), message);
      chats.changed(chat, message, at);
      if (message.author() == Author.TELEFONO) {
        requests.answered(chat, message.timestamp());
        chats.written(chat, Rows.micros(message.timestamp()).plus(ChatGate.REST));
      }
    }
  }

  private static Conversacion row(
      ConversacionId id, ReceivedMessage message, ChatId chat, Instant at) {
    return new Conversacion(
        id,
        message.id().value(),
        message.from(),
        message.to(),
        message.type(),
        message.body(),
        Rows.micros(message.timestamp()),
        message.direccion(),
        null,
        !message.answerable(),
        false,
        null,
        null,
        null,
        null,
        at,
        at,
        chat,
        message.phoneNumberId().value(),
        message.author(),
        message.direccion() == Direccion.OUTBOUND ? DeliveryState.ACCEPTED : null,
        null,
        message.quoted() == null ? null : message.quoted().value(),
        null,
        null);
  }

  /** What makes two events, or two unreadable elements, the same one. */
  private record Seen(String kind, String field, String content) {}
}
