package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.solicitud.Solicitud;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait of clients who wanted to talk with somebody, who wrote to them. Written after the
 * chats, which are locked before the requests. For one transaction.
 */
final class AnsweredWishes {
  private static final BulkUpdate ANSWERED =
      new BulkUpdate(
          "solicitudes",
          "resuelta_por = v.por, resuelta_en = v.dicho",
          "solicitudes.chat_id = v.chat_id AND solicitudes.tipo = v.tipo"
              + " AND solicitudes.resuelta_en IS NULL AND solicitudes.creado_en <= v.dicho",
          "chat_id bigint",
          "tipo text",
          "por text",
          "dicho timestamptz");

  /** When somebody wrote last, by chat. */
  private final SortedMap<Long, Instant> said = new TreeMap<>();

  /** Somebody wrote in a chat then: a wish that came later goes on. */
  void add(long chat, Instant when) {
    said.merge(chat, when, (one, other) -> one.isAfter(other) ? one : other);
  }

  void write(WriteSession session) throws SQLException {
    if (!said.isEmpty()) {
      ANSWERED.run(
          session, said.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList());
    }
  }

  private static @Nullable Object[] row(long chat, Instant when) {
    Solicitud.Resolucion done = Solicitud.Resolucion.byWriting(when);
    return new Object[] {chat, RequestKind.AGENT.word(), done.por(), done.en()};
  }
}
