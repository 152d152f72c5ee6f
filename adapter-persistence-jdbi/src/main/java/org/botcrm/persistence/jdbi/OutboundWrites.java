package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/** Moves outbound messages on, whoever brings the news: our own send, or a status of Meta. */
final class OutboundWrites {
  private static final BulkUpdate CLOSE =
      new BulkUpdate(
          "salientes",
          "estado = v.estado, abierto = FALSE, motivo = NULL",
          "salientes.id = v.id",
          "id bigint",
          "estado text");

  // Meta never gives one id to two messages; should it, the first keeps it, and the other must
  // still end, or it would be sent again and again.
  private static final BulkUpdate SHOW_ACCEPTED =
      new BulkUpdate(
          "conversaciones_whatsapp",
          """
          message_id = CASE WHEN EXISTS (
            SELECT 1 FROM conversaciones_whatsapp o WHERE o.message_id = v.meta
              AND o.id <> conversaciones_whatsapp.id
              AND o.phone_number_id = conversaciones_whatsapp.phone_number_id)
            THEN NULL ELSE v.meta END,
          estado_envio = v.estado, error = NULL, actualizado_en = v.ahora\
          """,
          "conversaciones_whatsapp.id = v.id",
          "id bigint",
          "meta text",
          "estado text",
          "ahora timestamptz");

  private static final BulkUpdate MARK_ANSWERED =
      new BulkUpdate(
          "conversaciones_whatsapp",
          """
          respuesta_meta_id = COALESCE(conversaciones_whatsapp.respuesta_meta_id, v.meta),
          respuesta_enviada = (conversaciones_whatsapp.respuesta_enviada OR v.entera),
          actualizado_en = v.ahora\
          """,
          "conversaciones_whatsapp.id = v.id",
          "id bigint",
          "meta text",
          "entera boolean",
          "ahora timestamptz");

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
    List<@Nullable Object[]> closed = new ArrayList<>(ordered.size());
    List<@Nullable Object[]> shown = new ArrayList<>(ordered.size());
    Set<String> shownIds = new HashSet<>();
    for (Accepted one : ordered) {
      closed.add(new Object[] {one.id, DeliveryState.ACCEPTED.word()});
      String meta = shownIds.add(one.messageId) ? one.messageId : null;
      shown.add(new Object[] {one.id, meta, DeliveryState.ACCEPTED.word(), one.now});
      changed(session, one.id, DeliveryState.ACCEPTED, one.now);
    }
    CLOSE.run(session, closed);
    SHOW_ACCEPTED.run(session, shown);
    markAnswered(session, byId, counters);
    SortedMap<Long, Instant> times = new TreeMap<>();
    byId.forEach((id, one) -> times.put(id, one.now));
    StatusFold.apply(session, times);
  }

  /**
   * It will not be sent, nor will the later parts of the same answer. The caller has locked all of
   * their rows of the outbox.
   */
  static void failed(WriteSession session, long id, SendError error, Instant now)
      throws SQLException {
    List<Long> later = laterParts(session, List.of(id));
    fail(session, id, error.inWords(), now);
    for (long part : later) {
      fail(session, part, "No se envió porque falló una parte anterior de la respuesta", now);
    }
  }

  /** What fails with these messages, by id: the open later parts of the same answers. */
  static List<Long> laterParts(WriteSession session, List<Long> ids) throws SQLException {
    return session.listIn(
        """
        SELECT l.id FROM salientes l JOIN salientes f
          ON l.chat_id = f.chat_id AND l.responde_a = f.responde_a AND l.parte > f.parte
        WHERE l.abierto AND f.id\
        """,
        ids,
        " ORDER BY l.id",
        Dialect::id);
  }

  /** Rows of the outbox go before those of messages, in every writer. */
  private static void fail(WriteSession session, long id, String words, Instant now)
      throws SQLException {
    int open =
        session.update(
            "UPDATE salientes SET estado = ?, abierto = FALSE, motivo = ? WHERE id = ? AND abierto",
            DeliveryState.FAILED.word(),
            words,
            id);
    if (open > 0) {
      session.update(
          "UPDATE conversaciones_whatsapp SET estado_envio = ?, error = ?, actualizado_en = ?"
              + " WHERE id = ?",
          DeliveryState.FAILED.word(),
          words,
          now,
          id);
      changed(session, id, DeliveryState.FAILED, now);
    }
  }

  /** Tells the feed how far a message got. */
  static void changed(WriteSession session, long id, DeliveryState state, Instant now) {
    session.changes().message(EventKind.DELIVERY_CHANGED, id, state.word(), now);
  }

  /** The received messages that these answer have their answer, or a part of it. */
  private static void markAnswered(
      WriteSession session, SortedMap<Long, Accepted> byId, Counters counters) throws SQLException {
    List<Answer> answers =
        session.listIn(
            """
            SELECT s.id, s.ultima_parte, w.id AS recibido, w.phone_number_id, w.respuesta_enviada
            FROM salientes s JOIN conversaciones_whatsapp w ON w.id = s.responde_a WHERE s.id\
            """,
            List.copyOf(byId.keySet()),
            " ORDER BY w.id",
            Answer::of);
    // Two parts of one answer are one row.
    Map<Long, @Nullable Object[]> rows = new LinkedHashMap<>();
    for (Answer answer : answers) {
      Accepted accepted = byId.get(answer.id);
      rows.merge(
          answer.received,
          new Object[] {answer.received, accepted.messageId, answer.last, accepted.now},
          (first, next) ->
              Boolean.TRUE.equals(first[2])
                  ? first
                  : new Object[] {next[0], first[1], next[2], next[3]});
      if (answer.last && !answer.known) {
        counters.answered(answer.phoneNumberId);
      }
    }
    MARK_ANSWERED.run(session, List.copyOf(rows.values()));
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
}
