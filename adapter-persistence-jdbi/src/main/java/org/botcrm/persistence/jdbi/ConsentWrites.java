package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.botcrm.domain.consent.Consent;
import org.botcrm.domain.consent.ConsentChange;
import org.botcrm.domain.consent.ConsentSource;
import org.botcrm.domain.consent.ConsentState;
import org.botcrm.domain.feed.EventKind;
import org.jspecify.annotations.Nullable;

/** What people say about being written to, and what follows of it for their chats. */
final class ConsentWrites {
  private static final String INSERT =
      """
      INSERT INTO consentimientos (chat_id, en, fuente, concedido, texto, creado_en)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  private static final String LAST =
      """
      SELECT en, fuente, concedido, texto FROM consentimientos
      WHERE chat_id = ? AND fuente = ? ORDER BY en DESC, id DESC LIMIT 1\
      """;

  private final List<@Nullable Object[]> rows = new ArrayList<>(0);
  private final TreeSet<Long> chats = new TreeSet<>();

  void add(long chat, ConsentChange change, Instant now) {
    chats.add(chat);
    rows.add(
        new Object[] {
          chat,
          change.at(),
          change.source().word(),
          change.consent() == Consent.GIVEN,
          change.text(),
          now
        });
  }

  /** Chats by id, so that two writers lock them in one order. */
  void write(WriteSession session) throws SQLException {
    if (!rows.isEmpty()) {
      session.lock("chats", List.copyOf(chats));
      session.updateEach(INSERT, rows);
      for (@Nullable Object[] row : rows) {
        long chat = (Long) row[0];
        Consent said = Boolean.TRUE.equals(row[3]) ? Consent.GIVEN : Consent.WITHDRAWN;
        session
            .changes()
            .other(EventKind.CONSENT_CHANGED, chat, chat, said.name(), (Instant) row[5]);
      }
      for (long chat : chats) {
        apply(session, chat);
      }
    }
  }

  /** What was said in one chat now holds for another too. */
  static void move(WriteSession session, long from, long to) throws SQLException {
    int moved =
        session.update("UPDATE consentimientos SET chat_id = ? WHERE chat_id = ?", to, from);
    if (moved > 0) {
      apply(session, to);
    }
  }

  private static void apply(WriteSession session, long chat) throws SQLException {
    ConsentChange said = last(session, chat, ConsentSource.MESSAGE);
    ConsentChange told = last(session, chat, ConsentSource.META_PREFERENCES);
    int changed =
        session.update(
            "UPDATE chats SET baja_en = ? WHERE id = ?", ConsentState.optedOutAt(said, told), chat);
    if (changed == 0) {
      // Another node has joined it to another meanwhile; tried again, the other is found.
      throw new SQLException("a chat is gone", "40001");
    }
  }

  private static @Nullable ConsentChange last(WriteSession session, long chat, ConsentSource source)
      throws SQLException {
    return session.first(LAST, row -> read(row, session.dialect()), chat, source.word());
  }

  /** A row with {@code en}, {@code fuente}, {@code concedido} and {@code texto}. */
  static ConsentChange read(ResultSet row, Dialect dialect) throws SQLException {
    Instant at = dialect.instant(row, "en");
    if (at == null) {
      throw new SQLException("a consent without a time");
    }
    return new ConsentChange(
        row.getBoolean("concedido") ? Consent.GIVEN : Consent.WITHDRAWN,
        ConsentSource.ofWord(row.getString("fuente")),
        at,
        row.getString("texto"));
  }
}
