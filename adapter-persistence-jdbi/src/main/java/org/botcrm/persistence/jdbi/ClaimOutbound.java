package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.jspecify.annotations.Nullable;

/** Claims messages that are due. For the thread of one writer. */
final class ClaimOutbound implements BatchOperation<ClaimOutbound.Input, List<OutboundMessage>> {
  private static final BulkUpdate CLAIM =
      new BulkUpdate(
          "salientes",
          """
          estado = v.estado, intentos = salientes.intentos + 1, token = salientes.token + 1,
          disponible_en = v.hasta""",
          "salientes.id = v.id",
          "id bigint",
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

  /** Nobody could send it ever, and until it is closed nothing of its chat goes out. */
  private static final SendError UNREADABLE =
      new SendError(
          0, "No se envió: lo guardado está dañado, o es de una versión más nueva del bot");

  private final String installation;

  ClaimOutbound(String installation) {
    this.installation = installation;
  }

  @Override
  public List<List<OutboundMessage>> apply(WriteSession session, List<Input> inputs)
      throws SQLException {
    List<List<OutboundMessage>> claimed = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      claimed.add(claim(session, input));
    }
    return claimed;
  }

  private List<OutboundMessage> claim(WriteSession session, Input input) throws SQLException {
    List<Long> due = due(session, input);
    List<@Nullable Object[]> claims = new ArrayList<>(due.size());
    List<@Nullable Object[]> shown = new ArrayList<>(due.size());
    for (long id : due) {
      claims.add(new Object[] {id, DeliveryState.SENDING.word(), input.unknownUntil});
      shown.add(new Object[] {id, DeliveryState.SENDING.word(), input.now});
    }
    CLAIM.run(session, claims);
    SHOW.run(session, shown);
    List<OutboundMessage> readable = new ArrayList<>(due.size());
    for (Claimed claimed : claimed(session, due)) {
      if (claimed.message == null) {
        OutboundWrites.failed(session, claimed.id, UNREADABLE, input.now);
      } else {
        readable.add(claimed.message);
      }
    }
    return readable;
  }

  private List<Claimed> claimed(WriteSession session, List<Long> due) throws SQLException {
    return session.listIn(
        """
        SELECT s.id, s.chat_id, s.intentos, s.token, c.phone_number_id, c.message_type, c.body,
          c.mensaje_citado, c.contenido, h.wa_id, h.user_id, h.clave
        FROM salientes s
        JOIN conversaciones_whatsapp c ON c.id = s.id
        JOIN chats h ON h.id = s.chat_id
        WHERE s.id""",
        due,
        " ORDER BY s.id",
        this::claimed);
  }

  /**
   * Only the oldest open message of a chat: the later ones wait until it is done. In a chat that
   * was joined from two, a later one may already be on its way, and then the oldest waits.
   */
  private static List<Long> due(WriteSession session, Input input) throws SQLException {
    return session.list(
        """
        SELECT s.id FROM salientes s
        WHERE s.abierto AND s.disponible_en <= ? AND NOT EXISTS (
          SELECT 1 FROM salientes e WHERE e.chat_id = s.chat_id AND e.abierto
            AND e.id <> s.id AND (e.id < s.id OR e.estado = 'sending'))
        ORDER BY s.disponible_en, s.id LIMIT ?"""
            + session.dialect().forUpdate("s")
            + session.dialect().skipLocked(),
        row -> row.getLong(1),
        input.now,
        input.limit);
  }

  private Claimed claimed(ResultSet row) throws SQLException {
    OutboundDraft draft = StoredDraft.read(row).orElse(null);
    return new Claimed(row.getLong("id"), draft == null ? null : message(row, draft));
  }

  private OutboundMessage message(ResultSet row, OutboundDraft draft) throws SQLException {
    long id = row.getLong("id");
    ContactId to =
        ChatKey.contact(row.getString("wa_id"), row.getString("user_id"), row.getString("clave"));
    return new OutboundMessage(
        id,
        new ChatId(row.getLong("chat_id")),
        new PhoneNumberId(row.getString("phone_number_id")),
        to,
        draft,
        CallbackData.of(installation, id),
        row.getInt("intentos"),
        row.getLong("token"));
  }

  /**
   * A row that was claimed.
   *
   * @param message null when what is stored cannot be read
   */
  private record Claimed(long id, @Nullable OutboundMessage message) {}

  /**
   * What to claim.
   *
   * @param now messages due until then
   * @param unknownUntil when the claims run out
   * @param limit the most messages
   */
  record Input(Instant now, Instant unknownUntil, int limit) {}
}
