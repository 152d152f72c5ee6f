package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendGate;

/**
 * A message that is due, with its chat.
 *
 * @param draft empty when what is stored cannot be read
 */
record DueMessage(
    long id,
    long chat,
    String phoneNumberId,
    ContactId to,
    Author author,
    Optional<OutboundDraft> draft,
    boolean confirmsOptOut,
    int attempts,
    int refusals,
    long token,
    ChatGate gate) {
  /** Nobody could send it ever, and until it is closed nothing of its chat goes out. */
  private static final SendError UNREADABLE =
      new SendError(
          0, "No se envió: lo guardado está dañado, o es de una versión más nueva del bot");

  static final String SELECT =
      """
      SELECT s.id, s.chat_id, s.intentos, s.rechazos, s.token, s.confirma_baja, s.phone_number_id,
        c.autor, c.message_type, c.body, c.mensaje_citado, c.contenido,
        h.wa_id, h.user_id, h.clave, h.ventana_hasta, h.baja_en, h.humano_hasta, h.ritmo_hasta
      FROM salientes s
      JOIN conversaciones_whatsapp c ON c.id = s.id
      JOIN chats h ON h.id = s.chat_id
      WHERE s.id""";

  static DueMessage read(ResultSet row, Dialect dialect) throws SQLException {
    return new DueMessage(
        row.getLong("id"),
        row.getLong("chat_id"),
        row.getString("phone_number_id"),
        ChatKey.contact(row.getString("wa_id"), row.getString("user_id"), row.getString("clave")),
        Author.valueOf(row.getString("autor")),
        StoredDraft.read(row),
        row.getBoolean("confirma_baja"),
        row.getInt("intentos"),
        row.getInt("rechazos"),
        row.getLong("token"),
        new ChatGate(
            dialect.instant(row, "ventana_hasta"),
            dialect.instant(row, "baja_en"),
            dialect.instant(row, "humano_hasta"),
            dialect.instant(row, "ritmo_hasta")));
  }

  /** Why it must not be sent. */
  Optional<SendError> refusal(ClaimRequest request) {
    return draft.isEmpty()
        ? Optional.of(UNREADABLE)
        : SendGate.refusal(draft.get().content(), author, confirmsOptOut, gate, request.now());
  }

  /** As its sender gets it. */
  OutboundMessage claimed(String installation, ClaimRequest request) {
    return new OutboundMessage(
        id,
        new ChatId(chat),
        new PhoneNumberId(phoneNumberId),
        to,
        draft.orElseThrow(),
        CallbackData.of(installation, id),
        attempts + 1,
        refusals,
        token + 1,
        request.until());
  }
}
