package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.botcrm.domain.outbound.Template;
import org.jspecify.annotations.Nullable;

/** Messages to be sent, with their place in the outbox, written all at once. */
final class QueuedParts {
  private static final BulkInsert INSERT_CONVERSACION =
      new BulkInsert(
          "conversaciones_whatsapp",
          "",
          List.of("id"),
          "id bigint",
          "from_number text",
          "to_number text",
          "message_type text",
          "body text",
          "timestamp timestamptz",
          "direccion text",
          "cliente_id integer",
          "procesado boolean",
          "creado_en timestamptz",
          "actualizado_en timestamptz",
          "phone_number_id text",
          "chat_id bigint",
          "autor text",
          "estado_envio text",
          "regla text",
          "mensaje_citado text",
          "contenido text",
          "escrito_por text");

  private static final BulkInsert INSERT_SALIENTE =
      new BulkInsert(
          "salientes",
          "",
          List.of("id"),
          "id bigint",
          "chat_id bigint",
          "phone_number_id text",
          "responde_a bigint",
          "parte integer",
          "ultima_parte boolean",
          "confirma_baja boolean",
          "estado text",
          "abierto boolean",
          "disponible_en timestamptz",
          "creado_en timestamptz",
          "plantilla text");

  // Where the values of a row are that its event tells.
  private static final int ID = 0;
  private static final int AT = 9;
  private static final int AUTHOR = 13;

  private final List<@Nullable Object[]> conversaciones = new ArrayList<>();
  private final List<@Nullable Object[]> salientes = new ArrayList<>();

  /** All parts of one answer, under these ids. */
  void add(Chat chat, MessageAnswer answer, long[] ids, Instant now) {
    List<OutboundDraft> drafts = answer.parts();
    for (int i = 0; i < drafts.size(); i++) {
      OutboundDraft draft = drafts.get(i);
      Part part =
          new Part(
              ids[i],
              chat,
              draft,
              answer.clienteId(),
              Author.BOT,
              answer.rule(),
              draft.ifClosed(),
              null);
      conversaciones.add(conversacion(part, now));
      boolean last = i == drafts.size() - 1;
      salientes.add(
          saliente(part, answer.message().value(), i, last, answer.confirmsOptOut(), now));
    }
  }

  /** A message that answers nothing. */
  void add(Part part, Instant now) {
    conversaciones.add(conversacion(part, now));
    salientes.add(saliente(part, null, 0, true, false, now));
  }

  void write(WriteSession session) throws SQLException {
    for (@Nullable Object[] row : conversaciones) {
      session
          .changes()
          .message(
              EventKind.MESSAGE_QUEUED, (Long) row[ID], (String) row[AUTHOR], (Instant) row[AT]);
    }
    INSERT_CONVERSACION.run(session, conversaciones);
    INSERT_SALIENTE.run(session, salientes);
  }

  private static @Nullable Object[] conversacion(Part part, Instant now) {
    OutboundContent content = part.draft.content();
    MessageId quoted = part.draft.quoted();
    return new Object[] {
      part.id,
      part.chat.businessNumber(),
      part.chat.contact().phone().map(PhoneNumber::digits).orElse(null),
      content.type(),
      content.body(),
      now,
      Direccion.OUTBOUND.name(),
      part.cliente == null ? null : part.cliente.value(),
      true,
      now,
      now,
      part.chat.phoneNumberId().value(),
      part.chat.id().value(),
      part.author.name(),
      DeliveryState.PENDING.word(),
      part.rule,
      quoted == null ? null : quoted.value(),
      ContentJson.write(content),
      part.writer
    };
  }

  private static @Nullable Object[] saliente(
      Part part,
      @Nullable Long answers,
      int place,
      boolean last,
      boolean confirmsOptOut,
      Instant now) {
    return new Object[] {
      part.id,
      part.chat.id().value(),
      part.chat.phoneNumberId().value(),
      answers,
      place,
      last,
      confirmsOptOut,
      DeliveryState.PENDING.word(),
      true,
      now,
      now,
      part.ifClosed == null ? null : ContentJson.write(part.ifClosed)
    };
  }

  /**
   * One message.
   *
   * @param rule that said it; null when none did
   * @param ifClosed stands in for it when the window is closed; null when nothing does
   * @param writer who of the lender's people wrote it; null when not known
   */
  record Part(
      long id,
      Chat chat,
      OutboundDraft draft,
      @Nullable ClienteId cliente,
      Author author,
      @Nullable String rule,
      @Nullable Template ifClosed,
      @Nullable String writer) {}
}
