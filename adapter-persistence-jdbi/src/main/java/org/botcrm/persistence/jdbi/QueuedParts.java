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
import org.botcrm.domain.outbound.OutboundContent;
import org.jspecify.annotations.Nullable;

/** The messages that answers send, with their place in the outbox, written all at once. */
final class QueuedParts {
  private final List<@Nullable Object[]> conversaciones = new ArrayList<>();
  private final List<@Nullable Object[]> salientes = new ArrayList<>();

  /** All parts of one answer, under ids that follow {@code firstId}. */
  void add(Chat chat, MessageAnswer answer, long firstId, Instant now) {
    for (int part = 0; part < answer.parts().size(); part++) {
      conversaciones.add(conversacion(firstId + part, chat, answer, part, now));
      salientes.add(saliente(firstId + part, chat, answer, part, now));
    }
  }

  void write(WriteSession session) throws SQLException {
    session.updateEach(
        """
        INSERT INTO conversaciones_whatsapp
          (id, from_number, to_number, message_type, body, timestamp, direccion, cliente_id,
           procesado, creado_en, actualizado_en, phone_number_id, chat_id, autor, estado_envio,
           regla)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?, ?, ?, ?, ?, ?)""",
        conversaciones);
    session.updateEach(
        """
        INSERT INTO salientes
          (id, chat_id, responde_a, parte, ultima_parte, estado, abierto, disponible_en, creado_en)
        VALUES (?, ?, ?, ?, ?, ?, TRUE, ?, ?)""",
        salientes);
  }

  private static @Nullable Object[] conversacion(
      long id, Chat chat, MessageAnswer answer, int part, Instant now) {
    OutboundContent content = answer.parts().get(part);
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
      now,
      now,
      chat.phoneNumberId().value(),
      chat.id().value(),
      Author.BOT.name(),
      DeliveryState.PENDING.word(),
      answer.rule()
    };
  }

  private static Object[] saliente(
      long id, Chat chat, MessageAnswer answer, int part, Instant now) {
    return new Object[] {
      id,
      chat.id().value(),
      answer.message().value(),
      part,
      part == answer.parts().size() - 1,
      DeliveryState.PENDING.word(),
      now,
      now
    };
  }
}
