package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.botcrm.domain.chat.OutboundRequest;
import org.botcrm.domain.chat.QueueResult;
import org.botcrm.domain.chat.Writer;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ConversacionId;

/**
 * Finds out whether somebody else of the lender wrote after what a writer saw, before this
 * transaction or in it. For one transaction.
 */
final class OtherWriters {
  private static final String SEEN =
      "SELECT timestamp FROM conversaciones_whatsapp WHERE id = ? AND chat_id = ?";
  // Those who saw a message saw what is listed before it as well. Within one timestamp the list
  // goes by id.
  private static final String WROTE =
      """
      SELECT id, autor, escrito_por, timestamp FROM conversaciones_whatsapp
      WHERE chat_id = ? AND (timestamp, id) > (?, ?)
        AND (autor = 'TELEFONO'
          OR autor = 'AGENTE' AND COALESCE(escrito_por, '') <> COALESCE(CAST(? AS TEXT), ''))
      ORDER BY timestamp DESC, id DESC LIMIT 1""";

  /** What was queued in this transaction and is no row yet, by chat, the newest first. */
  private final Map<Long, Deque<QueueResult.Answered>> queued = new HashMap<>();

  /** Somebody writes in this transaction; what the bot tells is nobody's. */
  void wrote(OutboundRequest request, long id, Instant now) {
    if (request.writer() != null) {
      queued
          .computeIfAbsent(request.chat().value(), chat -> new ArrayDeque<>())
          .addFirst(
              new QueueResult.Answered(
                  new ConversacionId(id), Author.AGENTE, request.writer().name(), now));
    }
  }

  /** The newest that somebody else wrote; empty when the writer has seen all of it. */
  Optional<QueueResult> since(WriteSession session, OutboundRequest request) throws SQLException {
    Writer writer = request.writer();
    ConversacionId seen = writer == null ? null : writer.seen();
    if (writer == null || seen == null) {
      return Optional.empty();
    }
    long chat = request.chat().value();
    for (QueueResult.Answered here : queued.getOrDefault(chat, new ArrayDeque<>())) {
      if (!Objects.equals(here.by(), writer.name())) {
        return Optional.of(here);
      }
    }
    Instant from =
        session.first(SEEN, row -> session.dialect().instant(row, "timestamp"), seen.value(), chat);
    return from == null
        ? Optional.empty()
        : Optional.ofNullable(
            session.first(
                WROTE,
                row ->
                    new QueueResult.Answered(
                        new ConversacionId(row.getLong("id")),
                        Author.valueOf(row.getString("autor")),
                        row.getString("escrito_por"),
                        Objects.requireNonNull(session.dialect().instant(row, "timestamp"))),
                chat,
                from,
                seen.value(),
                writer.name()));
  }
}
