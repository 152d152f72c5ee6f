package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.ClaimRequest;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.OutboundMessage;
import org.botcrm.domain.outbound.SendGate;
import org.botcrm.domain.outbound.Template;
import org.jspecify.annotations.Nullable;

/**
 * A message that is due, with its chat.
 *
 * @param draft empty when what is stored cannot be read
 * @param ifClosed stands in for it when the window is closed; null when nothing does
 * @param answers whether it is an answer to a message
 * @param unknown whether its last attempt has no outcome
 * @param replaced whether that has happened, and its row must be told
 */
record DueMessage(
    long id,
    long chat,
    String phoneNumberId,
    ContactId to,
    Author author,
    Optional<OutboundDraft> draft,
    @Nullable Template ifClosed,
    boolean answers,
    boolean unknown,
    boolean replaced,
    boolean confirmsOptOut,
    int attempts,
    int refusals,
    int unknowns,
    long token,
    ChatGate gate) {
  /** Nobody could send it ever, and until it is closed nothing of its chat goes out. */
  private static final SendError UNREADABLE =
      new SendError(
          0, "No se envió: lo guardado está dañado, o es de una versión más nueva del bot");

  // n: the chat of the number or the id that the person has now, unless somebody wrote under the
  // old
  // ones since, whom a later message answers.
  static final String SELECT =
      """
      SELECT s.id, s.chat_id, s.intentos, s.rechazos, s.desconocidos, s.token, s.estado,
        s.confirma_baja, s.phone_number_id, s.plantilla, s.responde_a IS NOT NULL AS responde,
        c.autor, c.message_type, c.body, c.mensaje_citado, c.contenido,
        CASE WHEN n.id IS NULL THEN h.wa_id ELSE n.wa_id END AS wa_id,
        CASE WHEN n.id IS NULL THEN h.user_id ELSE n.user_id END AS user_id,
        h.clave, COALESCE(h.baja_en, n.baja_en) AS baja_en,
        CASE WHEN n.ventana_hasta > h.ventana_hasta OR h.ventana_hasta IS NULL
          THEN n.ventana_hasta ELSE h.ventana_hasta END AS ventana_hasta,
        h.humano_hasta, h.ritmo_hasta, h.rafaga_desde
      FROM salientes s
      JOIN conversaciones_whatsapp c ON c.id = s.id
      JOIN chats h ON h.id = s.chat_id
      LEFT JOIN chats n ON n.id = h.mudado_a
        AND (s.creado_en <= h.mudado_en OR h.wa_id_en IS NULL OR h.wa_id_en <= h.mudado_en)
      WHERE s.id""";

  static DueMessage read(ResultSet row, Dialect dialect) throws SQLException {
    return new DueMessage(
        row.getLong("id"),
        row.getLong("chat_id"),
        row.getString("phone_number_id"),
        ChatKey.contact(row.getString("wa_id"), row.getString("user_id"), row.getString("clave")),
        Author.valueOf(row.getString("autor")),
        StoredDraft.read(row),
        template(row.getString("plantilla")),
        row.getBoolean("responde"),
        DeliveryState.SENDING.word().equals(row.getString("estado")),
        false,
        row.getBoolean("confirma_baja"),
        row.getInt("intentos"),
        row.getInt("rechazos"),
        row.getInt("desconocidos"),
        row.getLong("token"),
        ChatRow.gate(row, dialect));
  }

  private static @Nullable Template template(@Nullable String json) {
    Optional<OutboundContent> read = json == null ? Optional.empty() : ContentJson.read(json);
    return read.orElse(null) instanceof Template template ? template : null;
  }

  /** As it leaves now: itself, or what stands in for it while the window is closed. */
  DueMessage leaving(Instant now) {
    if (draft.isEmpty()) {
      return this;
    }
    OutboundDraft leaving = SendGate.leaving(draft.get(), ifClosed, gate, now);
    return leaving == draft.get() ? this : with(leaving);
  }

  private DueMessage with(OutboundDraft other) {
    return new DueMessage(
        id,
        chat,
        phoneNumberId,
        to,
        author,
        Optional.of(other),
        null,
        answers,
        unknown,
        true,
        confirmsOptOut,
        attempts,
        refusals,
        unknowns,
        token,
        gate);
  }

  /** What its row shows from now on: id, type, body, content. */
  @Nullable Object[] shown() {
    OutboundContent content = draft.orElseThrow().content();
    return new Object[] {id, content.type(), content.body(), ContentJson.write(content)};
  }

  /** Why it must not be sent. */
  Optional<SendError> refusal(TemplateStates templates, Instant now) {
    Optional<SendError> refusal =
        draft.isEmpty()
            ? Optional.of(UNREADABLE)
            : SendGate.refusal(draft.get().content(), author, confirmsOptOut, gate, now)
                .or(() -> templates.refusal(phoneNumberId, draft.get().content()));
    return unknown ? refusal.map(SendGate::ofUnknown) : refusal;
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
        unknowns + (unknown ? 1 : 0),
        token + 1,
        request.until());
  }
}
