package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chat of each contact, makes those that are missing, and joins two that turn out to be
 * one: a person may write with the user id only, then with the phone only, then with both.
 * Remembers what was committed. For the thread of one writer.
 */
final class ChatDirectory {
  private static final int MAX_REMEMBERED = 20_000;

  private final Map<ChatKey, Long> remembered =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ChatKey, Long> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };
  private final Map<ChatKey, Long> uncommitted = new HashMap<>();
  private boolean joined;

  /** The id of the chat of each key. */
  Map<ChatKey, Long> resolve(WriteSession session, Set<ChatKey> keys, Instant now)
      throws SQLException {
    Map<ChatKey, Long> ids = new HashMap<>();
    Set<ChatKey> missing = new LinkedHashSet<>();
    for (ChatKey key : keys) {
      Long id = remembered.get(key);
      if (id == null) {
        missing.add(key);
      } else {
        ids.put(key, id);
      }
    }
    if (missing.isEmpty()) {
      return ids;
    }
    ChatJoins joins = new ChatJoins(stored(session, missing));
    Map<ChatKey, ChatJoins.Entry> found = new LinkedHashMap<>();
    missing.forEach(key -> found.put(key, joins.entryOf(key)));
    joins.write(session, now);
    found.forEach((key, entry) -> uncommitted.put(key, entry.root().id()));
    joined |= joins.anyJoined();
    ids.replaceAll((key, id) -> joins.current(id));
    ids.putAll(uncommitted);
    return ids;
  }

  void committed() {
    if (joined) {
      // Keys of chats that are gone may be anywhere in here, and joining is rare.
      remembered.clear();
    }
    // A phone alone may come to belong to another chat, so it is looked up each time.
    uncommitted.forEach(
        (key, id) -> {
          if (key.userId() != null || key.other() != null) {
            remembered.put(key, id);
          }
        });
    forgetUncommitted();
  }

  void rolledBack() {
    // A chat that another node joined away would fail again and again if it were remembered.
    remembered.clear();
    forgetUncommitted();
  }

  private void forgetUncommitted() {
    uncommitted.clear();
    joined = false;
  }

  private static List<ChatJoins.Entry> stored(WriteSession session, Set<ChatKey> keys)
      throws SQLException {
    Map<Long, ChatJoins.Entry> entries = new LinkedHashMap<>();
    select(session, "user_id", values(keys, ChatKey::userId), entries);
    select(session, "numero_canonico", values(keys, ChatKey::number), entries);
    select(session, "clave", values(keys, ChatKey::other), entries);
    return List.copyOf(entries.values());
  }

  private static List<String> values(
      Collection<ChatKey> keys, Function<ChatKey, @Nullable String> part) {
    List<String> values = new ArrayList<>();
    for (ChatKey key : keys) {
      String value = part.apply(key);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static void select(
      WriteSession session, String column, List<String> values, Map<Long, ChatJoins.Entry> into)
      throws SQLException {
    List<ChatJoins.Entry> found =
        session.listIn(
            "SELECT id, phone_number_id, user_id, numero_canonico, clave, wa_id_en FROM chats"
                + " WHERE "
                + column,
            values,
            " ORDER BY id",
            row ->
                ChatJoins.Entry.stored(
                    row.getLong(1),
                    new ChatKey(
                        row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                    session.dialect().instant(row, "wa_id_en")));
    found.forEach(entry -> into.putIfAbsent(entry.id(), entry));
  }
}
