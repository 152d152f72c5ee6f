package org.botcrm.persistence.jdbi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.botcrm.domain.chat.ChatCursor;
import org.botcrm.domain.chat.ChatFilter;
import org.botcrm.domain.chat.ChatPage;
import org.botcrm.domain.chat.ChatRepository;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.message.ChatId;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

final class JdbiChatRepository implements ChatRepository {
  private final Database database;

  JdbiChatRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ChatSummary> find(ChatId id) {
    return database.read(
        "reading a chat",
        handle ->
            handle
                .createQuery("SELECT h.* FROM chats h WHERE h.id = ? AND h.ultimo_en IS NOT NULL")
                .bind(0, id.value())
                .map((row, context) -> ChatRow.summary(row, database.dialect()))
                .findOne());
  }

  @Override
  public ChatPage list(ChatFilter filter, @Nullable ChatCursor after, int size) {
    List<Object> values = new ArrayList<>();
    String sql = sql(database.dialect(), filter, after, size, values);
    List<ChatSummary> found =
        database.read(
            "listing chats",
            handle ->
                bound(handle.createQuery(sql), values)
                    .map((row, context) -> ChatRow.summary(row, database.dialect()))
                    .list());
    return ChatPage.of(filter, found, size);
  }

  @Override
  public Map<ChatId, Conversacion> lastMessages(Collection<ChatId> chats) {
    if (chats.isEmpty()) {
      return Map.of();
    }
    List<Object> ids = chats.stream().<Object>map(ChatId::value).toList();
    return database
        .read(
            "reading the last messages of chats",
            handle ->
                bound(handle.createQuery(lastMessagesSql(ids.size())), ids)
                    .map(new ConversacionRow(database))
                    .list())
        .stream()
        .collect(Collectors.toMap(Conversacion::chatId, Function.identity()));
  }

  /** For each chat one step into the index by chat and time, however many messages it has. */
  static String lastMessagesSql(int chats) {
    return ConversacionRow.SELECT
        + """
           WHERE c.id IN (SELECT (SELECT l.id FROM conversaciones_whatsapp l
            WHERE l.chat_id = k.id ORDER BY l.timestamp DESC, l.id DESC LIMIT 1)
          FROM chats k WHERE k.id IN ("""
        + "?, ".repeat(chats - 1)
        + "?))";
  }

  private static Query bound(Query query, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      query.bind(i, values.get(i));
    }
    return query;
  }

  /**
   * A chat that waits has a message. To ask for that too would let PostgreSQL walk the index of all
   * chats, past those that do not wait.
   */
  private static String state(@Nullable Boolean waiting) {
    if (waiting == null) {
      return "h.ultimo_en IS NOT NULL";
    }
    return waiting
        ? "h.pendiente_desde IS NOT NULL"
        : "h.ultimo_en IS NOT NULL AND h.pendiente_desde IS NULL";
  }

  /** One chat more than a page has, which tells whether another page follows. */
  static String sql(
      Dialect dialect,
      ChatFilter filter,
      @Nullable ChatCursor after,
      int size,
      List<Object> values) {
    StringBuilder sql = new StringBuilder("SELECT h.* FROM chats h WHERE ");
    sql.append(state(filter.waiting()));
    if (filter.number() != null) {
      sql.append(" AND h.numero_canonico = ?");
      values.add(filter.number().canonical().digits());
    }
    if (after != null) {
      sql.append(
          filter.isByWait()
              ? " AND (h.pendiente_desde, h.id) > (?, ?)"
              : " AND (h.ultimo_en, h.id) < (?, ?)");
      values.add(dialect.argument(after.at()));
      values.add(after.id().value());
    }
    values.add(size + 1L);
    String order = filter.isByWait() ? "h.pendiente_desde, h.id" : "h.ultimo_en DESC, h.id DESC";
    return sql.append(" ORDER BY ").append(order).append(" LIMIT ?").toString();
  }
}
