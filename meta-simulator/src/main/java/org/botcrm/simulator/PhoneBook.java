package org.botcrm.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The simulated phones and what is on them. Bounded: the phone unused for longest is dropped, with
 * its messages. Thread-safe; whoever listens is told outside the lock.
 */
final class PhoneBook {
  private static final Duration READABLE = Duration.ofDays(30);

  private final SimulatorLimits limits;
  private final Consumer<String> changed;
  private final Map<String, Phone> phones = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, String> keysByUser = new HashMap<>();
  private final Map<String, String> keysByInbound;
  private long counter;

  /**
   * @param changed gets the key of a phone after each of its changes
   */
  PhoneBook(SimulatorLimits limits, Consumer<String> changed) {
    this.limits = limits;
    this.changed = changed;
    int maxMessages = Math.multiplyExact(limits.phones(), limits.messagesPerPhone());
    this.keysByInbound =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > maxMessages;
          }
        };
  }

  /** The key of the phone that a number in any writing, or a user id, belongs to. */
  synchronized String keyOf(String numberOrUser) {
    return WaId.ofWriting(numberOrUser)
        .orElseGet(() -> keysByUser.getOrDefault(numberOrUser, numberOrUser));
  }

  synchronized Optional<Contact> find(String key) {
    return Optional.ofNullable(phones.get(key)).map(Phone::contact);
  }

  /** Adds the phone; what is known of it already stays. */
  synchronized void addUnlessKnown(Contact contact) {
    if (!phones.containsKey(contact.key())) {
      remember(contact);
    }
  }

  /** Adds the phone, or takes over what is newly said of it. */
  synchronized void remember(Contact contact) {
    Phone phone =
        phones.computeIfAbsent(contact.key(), k -> new Phone(contact, limits.messagesPerPhone()));
    Optional.ofNullable(phone.contact().userId()).ifPresent(keysByUser::remove);
    phone.contact(contact);
    Optional.ofNullable(contact.userId()).ifPresent(user -> keysByUser.put(user, contact.key()));
    dropEldest();
  }

  /** Adds a message to a phone that is in the book. */
  void add(String key, ChatMessage draft) {
    synchronized (this) {
      ChatMessage message = draft.numbered(++counter);
      Optional.ofNullable(phones.get(key)).ifPresent(phone -> phone.add(message));
      if (message.direction() == Direction.INBOUND) {
        keysByInbound.put(message.messageId(), key);
      }
    }
    changed.accept(key);
  }

  /** Gives a message a status, once; one that was dropped meanwhile has no use for it. */
  void tick(String key, String messageId, String status, Instant at) {
    synchronized (this) {
      long number = ++counter;
      Optional.ofNullable(phones.get(key))
          .ifPresent(phone -> phone.tick(messageId, status, at, number));
    }
    changed.accept(key);
  }

  /**
   * Marks an inbound message, and those before it, as read on whichever phone has it.
   *
   * @return false when there is no such message of the last 30 days (page mark-message-as-read)
   */
  boolean markRead(String messageId, boolean typing, Instant now) {
    String key;
    synchronized (this) {
      key = keysByInbound.get(messageId);
      Phone phone = key == null ? null : phones.get(key);
      Optional<ChatMessage> message = phone == null ? Optional.empty() : phone.find(messageId);
      if (message.isEmpty() || message.get().at().isBefore(now.minus(READABLE))) {
        return false;
      }
      phone.read(message.get(), typing, now, ++counter);
    }
    changed.accept(key);
    return true;
  }

  synchronized boolean has(String key, String messageId) {
    Phone phone = phones.get(key);
    return phone != null && phone.find(messageId).isPresent();
  }

  /** What the phone knows of the bot; empty for a phone that is not in the book. */
  synchronized Optional<PhoneState> state(
      String key, Instant now, @Nullable Instant windowClosesAt) {
    return Optional.ofNullable(phones.get(key)).map(phone -> phone.state(now, windowClosesAt));
  }

  /** What the phone has of what is wanted; empty for a phone that is not in the book. */
  synchronized ChatPage page(String key, Predicate<ChatMessage> wanted) {
    Phone phone = phones.get(key);
    return phone == null ? new ChatPage(List.of(), 0, 0) : phone.page(wanted);
  }

  /** How many sends each phone got. */
  synchronized Map<String, Long> sends() {
    Map<String, Long> sends = new TreeMap<>();
    phones.values().forEach(phone -> sends.put(phone.contact().key(), phone.sends()));
    return sends;
  }

  private void dropEldest() {
    if (phones.size() > limits.phones()) {
      Phone eldest = phones.values().iterator().next();
      phones.remove(eldest.contact().key());
      Optional.ofNullable(eldest.contact().userId()).ifPresent(keysByUser::remove);
    }
  }
}
