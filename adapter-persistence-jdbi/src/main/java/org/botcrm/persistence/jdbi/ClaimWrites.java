package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.PairPace;
import org.jspecify.annotations.Nullable;

/** What a claim writes, for all of its messages together. */
final class ClaimWrites {
  private static final BulkUpdate CLAIM =
      new BulkUpdate(
          "salientes",
          """
          desconocidos = salientes.desconocidos
            + CASE WHEN salientes.estado = v.estado THEN 1 ELSE 0 END,
          estado = v.estado, intentos = salientes.intentos + 1, token = salientes.token + 1,
          retenciones = 0, disponible_en = v.hasta\
          """,
          "salientes.id = v.id AND salientes.abierto AND salientes.token = v.token",
          "id bigint",
          "token bigint",
          "estado text",
          "hasta timestamptz");

  private static final BulkUpdate SHOW =
      new BulkUpdate(
          "conversaciones_whatsapp",
          "estado_envio = v.estado, actualizado_en = v.ahora",
          "conversaciones_whatsapp.id = v.id",
          "id bigint",
          "estado text",
          "ahora timestamptz");

  // A template shows no quote (page contextual-replies of Meta's documentation).
  private static final BulkUpdate REPLACE =
      new BulkUpdate(
          "conversaciones_whatsapp",
          "message_type = v.tipo, body = v.texto, contenido = v.json, mensaje_citado = NULL",
          "conversaciones_whatsapp.id = v.id",
          "id bigint",
          "tipo text",
          "texto text",
          "json text");

  private static final BulkUpdate PAY =
      new BulkUpdate(
          "chats",
          "rafaga_desde = v.desde, ritmo_hasta = v.hasta",
          "chats.id = v.id",
          "id bigint",
          "desde timestamptz",
          "hasta timestamptz");

  private static final BulkUpdate WAIT =
      new BulkUpdate(
          "salientes",
          """
          disponible_en = v.hasta,
          estado = CASE WHEN salientes.estado = 'held' THEN 'pending' ELSE salientes.estado END\
          """,
          "salientes.id = v.id AND salientes.abierto AND salientes.token = v.token",
          "id bigint",
          "token bigint",
          "hasta timestamptz");

  private ClaimWrites() {}

  /** Messages that must wait: each its id, its token and until when. */
  static void wait(WriteSession session, List<@Nullable Object[]> rows) throws SQLException {
    WAIT.run(session, rows);
  }

  /**
   * Takes messages that the gate let pass.
   *
   * @return those that were taken: a status or another node's outcome may have ended one since it
   *     was read
   */
  static List<DueMessage> claim(WriteSession session, ClaimRequest request, List<DueMessage> passed)
      throws SQLException {
    String sending = DeliveryState.SENDING.word();
    List<@Nullable Object[]> claims = new ArrayList<>(passed.size());
    passed.forEach(m -> claims.add(new Object[] {m.id(), m.token(), sending, request.until()}));
    boolean[] claimed = CLAIM.run(session, claims);
    List<DueMessage> taken = new ArrayList<>(passed.size());
    for (int i = 0; i < claimed.length; i++) {
      if (claimed[i]) {
        taken.add(passed.get(i));
      }
    }
    show(session, request, taken, sending);
    return taken;
  }

  private static void show(
      WriteSession session, ClaimRequest request, List<DueMessage> taken, String sending)
      throws SQLException {
    List<@Nullable Object[]> shown = new ArrayList<>(taken.size());
    List<@Nullable Object[]> paid = new ArrayList<>(taken.size());
    List<@Nullable Object[]> replaced = new ArrayList<>();
    for (DueMessage message : taken) {
      shown.add(new Object[] {message.id(), sending, request.now()});
      OutboundWrites.changed(session, message.id(), DeliveryState.SENDING, request.now());
      PairPace pace = PairPace.afterSending(message.gate().pace(), request.now());
      paid.add(new Object[] {message.chat(), pace.since(), pace.paidUntil()});
      if (message.replaced()) {
        replaced.add(message.shown());
      }
    }
    SHOW.run(session, shown);
    REPLACE.run(session, replaced);
    PAY.run(session, paid);
  }
}
