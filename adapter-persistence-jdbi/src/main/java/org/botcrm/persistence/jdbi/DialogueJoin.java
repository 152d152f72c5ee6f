package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.identity.Trust;
import org.jspecify.annotations.Nullable;

/**
 * Moves what dialogues left behind in a chat of a number alone into the chat of a person who turned
 * out to have the number.
 */
final class DialogueJoin {
  private static final List<String> OF_CHATS =
      List.of(
          "vinculos",
          "codigos",
          "intentos_codigo",
          "solicitudes",
          "pagos_reportados",
          "promesas_pago");

  private static final String REASON = "Se unieron dos chats que no eran del mismo cliente";

  private DialogueJoin() {}

  /** Before the emptied chat is deleted. */
  static void move(WriteSession session, long from, long to, Instant now) throws SQLException {
    session.update(
        """
        UPDATE chats SET
          hablo_en = CASE WHEN chats.hablo_en IS NULL OR o.hablo_en > chats.hablo_en
            THEN o.hablo_en ELSE chats.hablo_en END,
          clave_identidad = CASE
            WHEN chats.clave_identidad_en IS NULL OR o.clave_identidad_en > chats.clave_identidad_en
            THEN o.clave_identidad ELSE chats.clave_identidad END,
          clave_identidad_en = CASE
            WHEN chats.clave_identidad_en IS NULL OR o.clave_identidad_en > chats.clave_identidad_en
            THEN o.clave_identidad_en ELSE chats.clave_identidad_en END
        FROM chats o WHERE chats.id = ? AND o.id = ?\
        """,
        to,
        from);
    for (String table : OF_CHATS) {
      session.update("UPDATE " + table + " SET chat_id = ? WHERE chat_id = ?", to, from);
    }
    DialogueRow absorbed = row(session, from);
    if (absorbed != null) {
      session.update("DELETE FROM dialogos WHERE chat_id = ?", from);
      join(session, absorbed, row(session, to), to, now);
    }
  }

  /** Null when nothing is stored of the chat. */
  static @Nullable DialogueRow row(WriteSession session, long chat) throws SQLException {
    return session.first(
        "SELECT " + DialogueRow.COLUMNS + " FROM dialogos d WHERE d.chat_id = ?",
        row -> DialogueRow.read(row, session.dialect()),
        chat);
  }

  private static void join(
      WriteSession session, DialogueRow from, @Nullable DialogueRow into, long to, Instant now)
      throws SQLException {
    if (into == null) {
      session.update("INSERT INTO dialogos (chat_id) VALUES (?)", to);
    }
    if (isLater(from.stateAt(), into == null ? null : into.stateAt())) {
      session.update(
          "UPDATE dialogos SET recuerdo = ?, recuerdo_hasta = ?, recuerdo_en = ?"
              + " WHERE chat_id = ?",
          from.state(),
          from.stateUntil(),
          from.stateAt(),
          to);
    }
    if (isLater(from.codeAt(), into == null ? null : into.codeAt())) {
      session.update(
          "UPDATE dialogos SET codigo_id = ?, codigo_en = ? WHERE chat_id = ?",
          from.code(),
          from.codeAt(),
          to);
    }
    joinTrust(session, from, into, to, now);
  }

  /** Who had the number before may be somebody else: both must say the same. */
  private static void joinTrust(
      WriteSession session, DialogueRow from, @Nullable DialogueRow into, long to, Instant now)
      throws SQLException {
    Trust theirs = from.trust();
    Trust ours = into == null ? null : into.trust();
    String doubt = into == null || into.doubt() == null ? from.doubt() : into.doubt();
    TrustWrites writes = new TrustWrites();
    if (theirs == null) {
      if (ours == null && doubt != null) {
        writes.doubt(to, doubt);
      }
    } else if (ours == null || !ours.cliente().equals(theirs.cliente())) {
      writes.drop(to, null, REASON, now);
      if (ours == null) {
        writes.doubt(to, doubt);
      }
    } else {
      writes.put(to, theirs.since().isAfter(ours.since()) ? theirs : ours);
    }
    writes.write(session);
  }

  private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
    return one != null && (other == null || one.isAfter(other));
  }
}
