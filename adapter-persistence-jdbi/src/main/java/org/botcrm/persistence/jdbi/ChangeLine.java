package org.botcrm.persistence.jdbi;

import java.util.HashMap;
import java.util.Map;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.feed.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored, such as {@code e123:read} or {@code s5@7:agente}: a letter for the
 * kind, the id, the chat where the id does not lead to it, and the detail. Short, because there are
 * several for each message.
 *
 * @param kind what changed
 * @param id of what
 * @param chat null where the message tells
 * @param detail one of our own words; null when there is none
 */
record ChangeLine(EventKind kind, long id, @Nullable Long chat, @Nullable String detail) {
  private static final Map<Character, EventKind> KINDS = new HashMap<>();

  static {
    for (EventKind kind : EventKind.values()) {
      KINDS.put(letter(kind), kind);
    }
  }

  /** Never to be changed: they are stored. */
  private static char letter(EventKind kind) {
    return switch (kind) {
      case MESSAGE_RECEIVED -> 'r';
      case MESSAGE_QUEUED -> 'q';
      case MESSAGE_DONE -> 'd';
      case DELIVERY_CHANGED -> 'e';
      case MEDIA_CHANGED -> 'm';
      case CHAT_BEGUN -> 'c';
      case CHAT_JOINED -> 'j';
      case CONSENT_CHANGED -> 'b';
      case TRUST_CHANGED -> 't';
      case REQUEST_OPENED -> 's';
      case REQUEST_RESOLVED -> 'S';
      case PAYMENT_REPORTED -> 'p';
      case PAYMENT_REVIEWED -> 'P';
      case PAYMENT_PROMISED -> 'w';
      case HANDS_CHANGED -> 'h';
    };
  }

  /** Appends it, with the end of the line. */
  void write(StringBuilder lines) {
    lines.append(letter(kind)).append(id);
    if (chat != null) {
      lines.append('@').append(chat.longValue());
    }
    if (detail != null) {
      lines.append(':').append(detail);
    }
    lines.append('\n');
  }

  static ChangeLine read(String line) {
    EventKind kind = KINDS.get(line.charAt(0));
    if (kind == null) {
      throw new StorageException("the database holds events of a newer version of the bot");
    }
    int colon = line.indexOf(':');
    String ids = line.substring(1, colon < 0 ? line.length() : colon);
    int at = ids.indexOf('@');
    return new ChangeLine(
        kind,
        Long.parseLong(at < 0 ? ids : ids.substring(0, at)),
        at < 0 ? null : (Long) Long.parseLong(ids.substring(at + 1)),
        colon < 0 ? null : line.substring(colon + 1));
  }
}
