package org.botcrm.simulator;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One phone's messages, the oldest dropped. Guarded by its {@link PhoneBook}. */
final class Phone {
  private final int maxMessages;
  private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
  private Contact contact;
  private long sends;
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

  /** A message that is said again under the same id shows once, as on a real phone. */
  void add(ChatMessage message) {
    if (message.direction() == Direction.OUTBOUND) {
      sends++;
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

  ChatPage page(Predicate<ChatMessage> wanted) {
    List<ChatMessage> found = messages.values().stream().filter(wanted).toList();
    return new ChatPage(found, lastSequence, lastChange);
  }
}
