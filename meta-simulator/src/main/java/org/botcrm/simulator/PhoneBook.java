package org.botcrm.simulator;

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
  void add(
      String key,
      String messageId,
      Direction direction,
      String type,
      @Nullable String text,
      @Nullable String content,
      Instant at) {
    synchronized (this) {
      long number = ++counter;
      ChatMessage message =
          new ChatMessage(number, number, messageId, direction, type, text, content, at, List.of());
      Optional.ofNullable(phones.get(key)).ifPresent(phone -> phone.add(message));
      if (direction == Direction.INBOUND) {
        keysByInbound.put(messageId, key);
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

  /** Gives a status to an inbound message of whichever phone has it. */
  void tickInbound(String messageId, String status, Instant at) {
    Optional<String> key;
    synchronized (this) {
      key = Optional.ofNullable(keysByInbound.get(messageId));
    }
    key.ifPresent(k -> tick(k, messageId, status, at));
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
