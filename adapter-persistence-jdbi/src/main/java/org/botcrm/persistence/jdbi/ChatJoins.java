package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.botcrm.domain.feed.EventKind;
import org.jspecify.annotations.Nullable;

/** The chats that one batch touches, and what becomes of them: made, completed or joined. */
final class ChatJoins {
  private final Map<Long, Entry> byId = new HashMap<>();
  private final List<Entry> entries;

  ChatJoins(List<Entry> stored) {
    entries = new ArrayList<>(stored);
    stored.forEach(entry -> byId.put(entry.id, entry));
  }

  /** The chat of a contact; a new one, without an id until {@link #write}, when there is none. */
  Entry entryOf(ChatKey key) {
    if (key.other() != null) {
      return orNew(find(key, e -> key.other().equals(e.other)), key);
    }
    return key.userId() == null ? ofNumber(key) : ofUser(key, key.userId());
  }

  boolean anyJoined() {
    return entries.stream().anyMatch(entry -> entry.joinedTo != null);
  }

  /** The id of the chat that a chat was joined to; the same id when it was not. */
  long current(long id) {
    Entry entry = byId.get(id);
    return entry == null ? id : entry.root().id;
  }

  void write(WriteSession session, Instant now) throws SQLException {
    List<Entry> fresh = entries.stream().filter(e -> e.id == 0 && e.joinedTo == null).toList();
    long[] ids = session.nextIds("chats", fresh.size());
    for (int i = 0; i < ids.length; i++) {
      fresh.get(i).id = ids[i];
    }
    // Joined chats free their number before another takes it with a user id.
    for (Entry entry : entries) {
      if (entry.joinedTo != null && entry.isStored) {
        ChatJoin.makeRoom(session, entry.id);
      }
    }
    insert(session, fresh, now);
    for (Entry entry : entries) {
      if (entry.isStored && entry.joinedTo == null && entry.changed) {
        session.update(
            "UPDATE chats SET user_id = ?, numero_canonico = ? WHERE id = ?",
            entry.userId,
            entry.number,
            entry.id);
      }
    }
    for (Entry entry : entries) {
      if (entry.joinedTo != null && entry.isStored) {
        DialogueJoin.move(session, entry.id, entry.root().id, now);
        ChatJoin.move(session, entry.id, entry.root().id);
        long into = entry.root().id;
        session.changes().other(EventKind.CHAT_JOINED, entry.id, into, null, now);
      }
    }
  }

  private static void insert(WriteSession session, List<Entry> fresh, Instant now)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    SortedMap<String, @Nullable Object[]> numbers = new TreeMap<>();
    for (Entry e : fresh) {
      numbers.put(e.phoneNumberId, new Object[] {e.phoneNumberId});
      rows.add(new Object[] {e.id, e.phoneNumberId, e.userId, e.number, e.other, now});
      session.changes().other(EventKind.CHAT_BEGUN, e.id, e.id, null, now);
    }
    session.updateEach(
        "INSERT INTO chats (id, phone_number_id, user_id, numero_canonico, clave, creado_en)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        rows);
    // Nothing is sent from a number without a row, and a chat may begin without a message.
    session.updateEach(
        "INSERT INTO numeros_negocio (phone_number_id) VALUES (?)"
            + " ON CONFLICT (phone_number_id) DO NOTHING",
        List.copyOf(numbers.values()));
  }

  private Entry ofUser(ChatKey key, String userId) {
    Entry byUser = find(key, e -> userId.equals(e.userId));
    Entry byNumber =
        key.number() == null
            ? null
            : find(key, e -> e.userId == null && key.number().equals(e.number));
    if (byUser == null && byNumber != null) {
      byNumber.complete(userId, byNumber.number);
      return byNumber;
    }
    Entry entry = orNew(byUser, key);
    if (key.number() != null && entry.number == null) {
      entry.complete(userId, key.number());
    }
    if (byNumber != null) {
      byNumber.joinedTo = entry;
    }
    return entry;
  }

  /** A phone alone goes to whoever used it last, preferring a chat with a user id. */
  private Entry ofNumber(ChatKey key) {
    String number = key.number();
    Entry withUser = null;
    for (Entry entry : entries) {
      boolean fits = entry.isAt(key) && entry.userId != null && entry.hasNumber(number);
      if (fits && (withUser == null || !entry.seen.isBefore(withUser.seen))) {
        withUser = entry;
      }
    }
    return withUser != null
        ? withUser
        : orNew(find(key, e -> e.userId == null && e.hasNumber(number)), key);
  }

  private @Nullable Entry find(ChatKey key, Predicate<Entry> condition) {
    for (Entry entry : entries) {
      if (entry.isAt(key) && condition.test(entry)) {
        return entry;
      }
    }
    return null;
  }

  private Entry orNew(@Nullable Entry found, ChatKey key) {
    if (found != null) {
      return found;
    }
    Entry entry = new Entry(0, key, false, Instant.MAX);
    entries.add(entry);
    return entry;
  }

  /** One chat, stored or to be. */
  static final class Entry {
    private final String phoneNumberId;
    private final boolean isStored;
    private final Instant seen;
    private final @Nullable String other;
    private long id;
    private @Nullable String userId;
    private @Nullable String number;
    private @Nullable Entry joinedTo;
    private boolean changed;

    private Entry(long id, ChatKey key, boolean isStored, Instant seen) {
      this.id = id;
      this.phoneNumberId = key.phoneNumberId();
      this.userId = key.userId();
      this.number = key.number();
      this.other = key.other();
      this.isStored = isStored;
      this.seen = seen;
    }

    /** A chat whose number was last used then; null when it never was. */
    static Entry stored(long id, ChatKey key, @Nullable Instant seen) {
      return new Entry(id, key, true, seen == null ? Instant.MIN : seen);
    }

    long id() {
      return id;
    }

    /** The chat that this one ended in. */
    Entry root() {
      Entry entry = this;
      while (entry.joinedTo != null) {
        entry = entry.joinedTo;
      }
      return entry;
    }

    private boolean isAt(ChatKey key) {
      return joinedTo == null && phoneNumberId.equals(key.phoneNumberId());
    }

    private boolean hasNumber(@Nullable String wanted) {
      return wanted != null && wanted.equals(number);
    }

    private void complete(@Nullable String newUserId, @Nullable String newNumber) {
      userId = newUserId;
      number = newNumber;
      changed = true;
    }
  }
}
