package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.outbound.OutboundDraft;
import org.jspecify.annotations.Nullable;

/** The messages that answers send, with their place in the outbox, written all at once. */
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
          "contenido text");

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
          "creado_en timestamptz");

  private final List<@Nullable Object[]> conversaciones = new ArrayList<>();
  private final List<@Nullable Object[]> salientes = new ArrayList<>();

  /** All parts of one answer, under these ids. */
  void add(Chat chat, MessageAnswer answer, long[] ids, Instant now) {
    for (int part = 0; part < answer.parts().size(); part++) {
      conversaciones.add(conversacion(ids[part], chat, answer, part, now));
      salientes.add(saliente(ids[part], chat, answer, part, now));
    }
  }

  void write(WriteSession session) throws SQLException {
    INSERT_CONVERSACION.run(session, conversaciones);
    INSERT_SALIENTE.run(session, salientes);
  }

  private static @Nullable Object[] conversacion(
      long id, Chat chat, MessageAnswer answer, int part, Instant now) {
    OutboundDraft draft = answer.parts().get(part);
    OutboundContent content = draft.content();
    MessageId quoted = draft.quoted();
    ClienteId cliente = answer.clienteId();
    return new Object[] {
      id,
      chat.businessNumber(),
      chat.contact().phone().map(PhoneNumber::digits).orElse(null),
      content.type(),
      content.body(),
      now,
      Direccion.OUTBOUND.name(),
      cliente == null ? null : cliente.value(),
      true,
      now,
      now,
      chat.phoneNumberId().value(),
      chat.id().value(),
      Author.BOT.name(),
      DeliveryState.PENDING.word(),
      answer.rule(),
      quoted == null ? null : quoted.value(),
      ContentJson.write(content)
    };
  }

  private static Object[] saliente(
      long id, Chat chat, MessageAnswer answer, int part, Instant now) {
    return new Object[] {
      id,
      chat.id().value(),
      chat.phoneNumberId().value(),
      answer.message().value(),
      part,
      part == answer.parts().size() - 1,
      answer.confirmsOptOut(),
      DeliveryState.PENDING.word(),
      true,
      now,
      now
    };
  }
}
