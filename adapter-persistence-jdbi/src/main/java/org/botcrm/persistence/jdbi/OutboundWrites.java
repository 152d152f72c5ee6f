package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/** Moves an outbound message on, whoever brings the news: our own send, or a status of Meta. */
final class OutboundWrites {
  private OutboundWrites() {}

  /** Meta has the message under this id. */
  static void accepted(
      WriteSession session, long id, String messageId, Instant now, Counters counters)
      throws SQLException {
    // The outbox row first, as every writer locks them.
    close(session, id, DeliveryState.ACCEPTED, null);
    // Meta never gives one id to two messages; should it, the first keeps it, and this one must
    // still end, or it would be sent again and again.
    session.update(
        """
        UPDATE conversaciones_whatsapp SET
          message_id = CASE WHEN EXISTS (
            SELECT 1 FROM conversaciones_whatsapp o WHERE o.message_id = ?
              AND o.id <> conversaciones_whatsapp.id
              AND o.phone_number_id = conversaciones_whatsapp.phone_number_id)
            THEN NULL ELSE ? END,
          estado_envio = ?, error = NULL, actualizado_en = ?
        WHERE id = ?""",
        messageId,
        messageId,
        DeliveryState.ACCEPTED.word(),
        now,
        id);
    markAnswered(session, id, messageId, now, counters);
    applyStatuses(session, id, now);
  }

  /** It will not be sent, nor will the later parts of the same answer. */
  static void failed(WriteSession session, long id, SendError error, Instant now)
      throws SQLException {
    fail(session, id, error.inWords(), now);
    List<Long> later =
        session.list(
            """
            SELECT l.id FROM salientes l JOIN salientes f
              ON l.chat_id = f.chat_id AND l.responde_a = f.responde_a AND l.parte > f.parte
            WHERE f.id = ? AND l.abierto ORDER BY l.id""",
            row -> row.getLong(1),
            id);
    for (long part : later) {
      fail(session, part, "No se envió porque falló una parte anterior de la respuesta", now);
    }
  }

  /** Applies all statuses that are known of a message. */
  static void applyStatuses(WriteSession session, long id, Instant now) throws SQLException {
    session.lock("conversaciones_whatsapp", id);
    List<Status> known =
        session.list(
            """
            SELECT c.estado_envio, e.estado, e.error FROM conversaciones_whatsapp c
            JOIN estados_mensaje e
              ON e.message_id = c.message_id AND e.phone_number_id = c.phone_number_id
            WHERE c.id = ?""",
            row -> new Status(row.getString(1), row.getString(2), row.getString(3)),
            id);
    DeliveryState state = DeliveryState.ACCEPTED;
    String error = null;
    for (Status status : known) {
      Optional<DeliveryState> reported = DeliveryState.ofStatus(status.reported);
      state = state.and(reported.orElse(state));
      error = reported.equals(Optional.of(DeliveryState.FAILED)) ? status.error : error;
    }
    if (!known.isEmpty() && !state.word().equals(known.get(0).current)) {
      session.update(
          "UPDATE conversaciones_whatsapp SET estado_envio = ?, error = ?, actualizado_en = ?"
              + " WHERE id = ?",
          state.word(),
          state == DeliveryState.FAILED ? error : null,
          now,
          id);
    }
  }

  private static void fail(WriteSession session, long id, String words, Instant now)
      throws SQLException {
    session.update(
        "UPDATE conversaciones_whatsapp SET estado_envio = ?, error = ?, actualizado_en = ?"
            + " WHERE id = ?",
        DeliveryState.FAILED.word(),
        words,
        now,
        id);
    close(session, id, DeliveryState.FAILED, words);
  }

  private static void close(
      WriteSession session, long id, DeliveryState state, @Nullable String reason)
      throws SQLException {
    session.update(
        "UPDATE salientes SET estado = ?, abierto = FALSE, motivo = ? WHERE id = ?",
        state.word(),
        reason,
        id);
  }

  private static void markAnswered(
      WriteSession session, long id, String messageId, Instant now, Counters counters)
      throws SQLException {
    session.update(
        """
            UPDATE conversaciones_whatsapp SET respuesta_meta_id = ?, actualizado_en = ?
            WHERE respuesta_meta_id IS NULL
              AND id = (SELECT responde_a FROM salientes WHERE id = ?)""",
        messageId,
        now,
        id);
    String answered =
        session.first(
            """
            UPDATE conversaciones_whatsapp SET respuesta_enviada = TRUE, actualizado_en = ?
            WHERE NOT respuesta_enviada
              AND id = (SELECT responde_a FROM salientes WHERE id = ? AND ultima_parte)
            RETURNING phone_number_id""",
            row -> row.getString(1),
            now,
            id);
    if (answered != null) {
      counters.answered(answered);
    }
  }

  /** The state on the message's row, a word that Meta reported, and why it failed if it did. */
  private record Status(@Nullable String current, String reported, @Nullable String error) {}
}
