package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/** The stored messages. Callers hold the lock of the storage. */
final class Rows {
  /** By timestamp and then id, as chats are read. */
  static final Comparator<Conversacion> OLDEST_FIRST =
      Comparator.comparing(Conversacion::timestamp).thenComparing(row -> row.id().value());

  private final Map<ConversacionId, Conversacion> rows = new LinkedHashMap<>();
  private final Map<MessageKey, ConversacionId> byMessage = new HashMap<>();
  private final Feed feed;

  Rows(Feed feed) {
    this.feed = feed;
  }

  /** The precision of the databases, which the memory shares so that tests see its effect. */
  static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  Feed feed() {
    return feed;
  }

  Conversacion add(Function<ConversacionId, Conversacion> row) {
    Conversacion added = row.apply(new ConversacionId(rows.size() + 1L));
    put(added);
    feed.added(added);
    return added;
  }

  void change(ConversacionId id, Consumer<RowEdit> change) {
    Conversacion before = get(id);
    put(RowEdit.of(before, change));
    feed.changed(before, get(id));
  }

  private void put(Conversacion row) {
    rows.put(row.id(), row);
    if (row.messageId() != null) {
      byMessage.put(new MessageKey(row.phoneNumberId(), row.messageId()), row.id());
    }
  }

  Conversacion get(ConversacionId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("id: no row " + id.value()));
  }

  Optional<Conversacion> find(ConversacionId id) {
    return Optional.ofNullable(rows.get(id));
  }

  Optional<Conversacion> find(MessageKey message) {
    return Optional.ofNullable(byMessage.get(message)).map(rows::get);
  }

  /** All rows by id. */
  Stream<Conversacion> all() {
    return rows.values().stream();
  }

  /** What waits for an answer, oldest first; in any chat when {@code chat} is null. */
  List<Conversacion> waiting(@Nullable ChatId chat) {
    return all()
        .filter(row -> !row.procesado() && row.direccion() == Direccion.INBOUND)
        .filter(row -> chat == null || row.chatId().equals(chat))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  void moveAll(ChatId from, ChatId to) {
    List<ConversacionId> moved =
        all().filter(row -> row.chatId().equals(from)).map(Conversacion::id).toList();
    moved.forEach(id -> change(id, edit -> edit.chatId = to));
  }

  /** What Meta's ids are unique in. */
  record MessageKey(String phoneNumberId, String messageId) {}
}
