package org.botcrm.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One phone's messages, the oldest dropped. Guarded by its {@link PhoneBook}. */
final class Phone {
  // Page typing-indicators: "dismissed once you respond, or after 25 seconds".
  private static final Duration TYPING = Duration.ofSeconds(25);

  private final int maxMessages;
  private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
  private Contact contact;
  private long sends;
  private long reads;
  private long typings;
  private Instant typingUntil = Instant.MIN;
  private long lastSequence;
  private long lastChange;

  Phone(Contact contact, int maxMessages) {
    this.contact = contact;
    this.maxMessages = maxMessages;
  }

  Contact contact() {
    return contact;
  }

  void contact(Contact newContact) {
    contact = newContact;
  }

  long sends() {
    return sends;
  }

  PhoneState state(Instant now, @Nullable Instant windowClosesAt) {
    return new PhoneState(
        contact.key(),
        contact.userId(),
        sends,
        reads,
        typings,
        now.isBefore(typingUntil),
        windowClosesAt);
  }

  /** A message that is said again under the same id shows once, as on a real phone. */
  void add(ChatMessage message) {
    if (message.direction() == Direction.OUTBOUND) {
      sends++;
      typingUntil = Instant.MIN;
    }
    if (messages.putIfAbsent(message.messageId(), message) == null) {
      lastSequence = message.sequence();
      lastChange = message.change();
    }
    Iterator<ChatMessage> oldest = messages.values().iterator();
    if (messages.size() > maxMessages) {
      oldest.next();
      oldest.remove();
    }
  }

  void tick(String messageId, String status, Instant at, long change) {
    ChatMessage message = messages.get(messageId);
    if (message != null && !message.has(status)) {
      messages.put(messageId, message.withTick(new Tick(status, at), change));
      lastChange = change;
    }
  }

  Optional<ChatMessage> find(String messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  /** What came in before it was read with it (page mark-message-as-read). */
  void read(ChatMessage last, boolean typing, Instant now, long change) {
    reads++;
    if (typing) {
      typings++;
      typingUntil = now.plus(TYPING);
    }
    List<ChatMessage> seen =
        messages.values().stream()
            .filter(m -> m.direction() == Direction.INBOUND && m.sequence() <= last.sequence())
            .filter(m -> m.phoneNumberId().equals(last.phoneNumberId()))
            .toList();
    seen.forEach(message -> tick(message.messageId(), "read", now, change));
  }

  ChatPage page(Predicate<ChatMessage> wanted) {
    List<ChatMessage> found = messages.values().stream().filter(wanted).toList();
    return new ChatPage(found, lastSequence, lastChange);
  }
}
