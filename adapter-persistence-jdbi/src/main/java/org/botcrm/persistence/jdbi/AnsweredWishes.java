package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.solicitud.Solicitud;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait of clients who wanted to talk with somebody, who wrote to them. Written after the
 * chats, which are locked before the requests. For one transaction.
 */
final class AnsweredWishes {
  private static final String OPEN =
      "SELECT id, chat_id, creado_en FROM solicitudes WHERE resuelta_en IS NULL AND tipo = '"
          + RequestKind.AGENT.word()
          + "' AND chat_id";
  private static final BulkUpdate RESOLVE =
      new BulkUpdate(
          "solicitudes",
          "resuelta_por = v.por, resuelta_en = v.dicho",
          "solicitudes.id = v.id AND solicitudes.resuelta_en IS NULL",
          "id bigint",
          "por text",
          "dicho timestamptz");

  /** When somebody wrote last, by chat. */
  private final SortedMap<Long, Instant> said = new TreeMap<>();

  /** Somebody wrote in a chat then: a wish that came later goes on. */
  void add(long chat, Instant when) {
    said.merge(chat, when, (one, other) -> one.isAfter(other) ? one : other);
  }

  void write(WriteSession session) throws SQLException {
    if (said.isEmpty()) {
      return;
    }
    List<Wish> wishes =
        session.listIn(
            OPEN,
            List.copyOf(said.keySet()),
            " ORDER BY id",
            row ->
                new Wish(
                    row.getLong("id"),
                    row.getLong("chat_id"),
                    session.dialect().instant(row, "creado_en")));
    resolve(session, wishes.stream().filter(this::isAnswered).toList());
  }

  private void resolve(WriteSession session, List<Wish> answered) throws SQLException {
    boolean[] changed = RESOLVE.run(session, answered.stream().map(this::row).toList());
    for (int i = 0; i < changed.length; i++) {
      if (changed[i]) {
        Wish wish = answered.get(i);
        Instant when = said.get(wish.chat);
        session.changes().other(EventKind.REQUEST_RESOLVED, wish.id, wish.chat, null, when);
      }
    }
  }

  private @Nullable Object[] row(Wish wish) {
    Solicitud.Resolucion done = Solicitud.Resolucion.byWriting(said.get(wish.chat));
    return new Object[] {wish.id, done.por(), done.en()};
  }

  private boolean isAnswered(Wish wish) {
    return wish.since != null && !wish.since.isAfter(said.get(wish.chat));
  }

  /** One that nobody has answered yet. */
  private record Wish(long id, long chat, @Nullable Instant since) {}
}
