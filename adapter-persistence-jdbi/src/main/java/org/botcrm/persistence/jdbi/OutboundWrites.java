package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/** Moves outbound messages on, whoever brings the news: our own send, or a status of Meta. */
final class OutboundWrites {
  private OutboundWrites() {}

  /** Meta has these messages; each id once, by id, as every writer locks rows of the outbox. */
  static void accept(WriteSession session, List<Accepted> accepted, Counters counters)
      throws SQLException {
    if (accepted.isEmpty()) {
      return;
    }
    SortedMap<Long, Accepted> byId = new TreeMap<>();
    accepted.forEach(one -> byId.putIfAbsent(one.id, one));
    List<Accepted> ordered = List.copyOf(byId.values());
    session.updateEach(
        CLOSE, rows(ordered, one -> new Object[] {DeliveryState.ACCEPTED.word(), null, one.id}));
    // Meta never gives one id to two messages; should it, the first keeps it, and the other must
    // still end, or it would be sent again and again.
    session.updateEach(
        """
        UPDATE conversaciones_whatsapp SET
          message_id = CASE WHEN EXISTS (
            SELECT 1 FROM conversaciones_whatsapp o WHERE o.message_id = ?
              AND o.id <> conversaciones_whatsapp.id
              AND o.phone_number_id = conversaciones_whatsapp.phone_number_id)
            THEN NULL ELSE ? END,
          estado_envio = ?, error = NULL, actualizado_en = ?
        WHERE id = ?""",
        rows(
            ordered,
            one ->
                new Object[] {
                  one.messageId, one.messageId, DeliveryState.ACCEPTED.word(), one.now, one.id
                }));
    markAnswered(session, byId, counters);
    SortedMap<Long, Instant> times = new TreeMap<>();
    byId.forEach((id, one) -> times.put(id, one.now));
    StatusFold.apply(session, times);
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

  private static final String CLOSE =
      "UPDATE salientes SET estado = ?, abierto = FALSE, motivo = ? WHERE id = ?";

  private static void fail(WriteSession session, long id, String words, Instant now)
      throws SQLException {
    session.update(
        "UPDATE conversaciones_whatsapp SET estado_envio = ?, error = ?, actualizado_en = ?"
            + " WHERE id = ?",
        DeliveryState.FAILED.word(),
        words,
        now,
        id);
    session.update(CLOSE, DeliveryState.FAILED.word(), words, id);
  }

  /** The received messages that these answer have their answer, or a part of it. */
  private static void markAnswered(
      WriteSession session, SortedMap<Long, Accepted> byId, Counters counters) throws SQLException {
    List<Answer> answers =
        session.listIn(
            """
            SELECT s.id, s.ultima_parte, w.id AS recibido, w.phone_number_id, w.respuesta_enviada
            FROM salientes s JOIN conversaciones_whatsapp w ON w.id = s.responde_a WHERE s.id""",
            List.copyOf(byId.keySet()),
            " ORDER BY w.id",
            Answer::of);
    List<@Nullable Object[]> rows = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      Accepted accepted = byId.get(answer.id);
      rows.add(new Object[] {accepted.messageId, answer.last, accepted.now, answer.received});
      if (answer.last && !answer.known) {
        counters.answered(answer.phoneNumberId);
      }
    }
    session.updateEach(
        """
        UPDATE conversaciones_whatsapp SET
          respuesta_meta_id = COALESCE(respuesta_meta_id, ?),
          respuesta_enviada = (respuesta_enviada OR ?), actualizado_en = ?
        WHERE id = ?""",
        rows);
  }

  private static List<@Nullable Object[]> rows(List<Accepted> accepted, RowOf row) {
    List<@Nullable Object[]> rows = new ArrayList<>(accepted.size());
    accepted.forEach(one -> rows.add(row.of(one)));
    return rows;
  }

  /**
   * Meta has a message.
   *
   * @param id of its row
   * @param messageId Meta's
   * @param now stamps the rows
   */
  record Accepted(long id, String messageId, Instant now) {}

  /**
   * What a sent message answers.
   *
   * @param id of the sent message
   * @param last whether it is the last part of the answer
   * @param received the row of the received message
   * @param phoneNumberId of the business
   * @param known whether the answer was known to be sent
   */
  private record Answer(long id, boolean last, long received, String phoneNumberId, boolean known) {
    private static Answer of(ResultSet row) throws SQLException {
      return new Answer(
          row.getLong("id"),
          row.getBoolean("ultima_parte"),
          row.getLong("recibido"),
          row.getString("phone_number_id"),
          row.getBoolean("respuesta_enviada"));
    }
  }

  /** The values of a statement for one message. */
  @FunctionalInterface
  private interface RowOf {
    @Nullable Object[] of(Accepted accepted);
  }
}
