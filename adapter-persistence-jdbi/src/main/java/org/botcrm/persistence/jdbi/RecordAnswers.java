package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.MessageAnswer;
import org.botcrm.domain.chat.PendingChat;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.outbound.OutboundContent;
import org.jspecify.annotations.Nullable;

/** Records answers and queues what they send. For the thread of one writer. */
final class RecordAnswers implements BatchOperation<RecordAnswers.Input, Boolean> {

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    Counters counters = new Counters();
    Boolean[] recorded = new Boolean[inputs.size()];
    // By chat id, as every writer locks chats.
    List<Integer> order =
        IntStream.range(0, inputs.size())
            .boxed()
            .sorted(Comparator.comparingLong(i -> inputs.get(i).pending.chat().id().value()))
            .toList();
    for (int i : order) {
      recorded[i] = record(session, inputs.get(i), counters);
    }
    counters.write(session);
    return List.of(recorded);
  }

  private static boolean record(WriteSession session, Input input, Counters counters)
      throws SQLException {
    Chat chat = input.pending.chat();
    int locked =
        session.update(
            "UPDATE chats SET version = version + 1 WHERE id = ? AND version = ?",
            chat.id().value(),
            chat.version());
    if (locked == 0) {
      return false;
    }
    int sent = 0;
    for (MessageAnswer answer : input.answers) {
      sent += record(session, chat, answer, input.now, counters);
    }
    session.update(
        """
        UPDATE chats SET
          outbound = outbound + ?,
          ultimo_en = CASE WHEN ? = 0 OR ultimo_en > ? THEN ultimo_en ELSE ? END,
          (pendiente_desde, pendiente_timestamp) = (
            SELECT MIN(w.creado_en), MIN(w.timestamp) FROM conversaciones_whatsapp w
            WHERE w.chat_id = chats.id AND NOT w.procesado
              AND w.timestamp >= chats.pendiente_timestamp)
        WHERE id = ?""",
        sent,
        sent,
        input.now,
        input.now,
        chat.id().value());
    return true;
  }

  private static int record(
      WriteSession session, Chat chat, MessageAnswer answer, Instant now, Counters counters)
      throws SQLException {
    long[] ids = session.nextIds("conversaciones_whatsapp", answer.parts().size());
    int marked = markProcessed(session, answer, ids.length == 0 ? null : ids[0], now);
    if (marked == 0) {
      return 0;
    }
    ClienteId cliente = answer.clienteId();
    if (cliente != null) {
      counters.client(chat.phoneNumberId().value(), cliente.value());
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> queued = new ArrayList<>();
    for (int part = 0; part < ids.length; part++) {
      OutboundContent content = answer.parts().get(part);
      rows.add(conversacion(ids[part], chat, answer, content, now));
      queued.add(outbox(ids[part], chat, answer, part, now));
      counters.message(chat.phoneNumberId().value(), Direccion.OUTBOUND, now);
      if (cliente != null) {
        counters.client(chat.phoneNumberId().value(), cliente.value());
      }
    }
    insert(session, rows, queued);
    return ids.length;
  }

  private static int markProcessed(
      WriteSession session, MessageAnswer answer, @Nullable Long firstPart, Instant now)
      throws SQLException {
    ClienteId cliente = answer.clienteId();
    return session.update(
        """
        UPDATE conversaciones_whatsapp SET procesado = TRUE, cliente_id = ?, regla = ?,
          respuesta_bot = ?, respuesta_id = ?, error = ?, actualizado_en = ?
        WHERE id = ? AND NOT procesado""",
        cliente == null ? null : cliente.value(),
        answer.rule(),
        answer.text(),
        firstPart,
        answer.error(),
        now,
        answer.message().value());
  }

  private static @Nullable Object[] conversacion(
      long id, Chat chat, MessageAnswer answer, OutboundContent content, Instant now) {
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

  private static Object[] outbox(long id, Chat chat, MessageAnswer answer, int part, Instant now) {
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

  private static void insert(
      WriteSession session, List<@Nullable Object[]> rows, List<@Nullable Object[]> queued)
      throws SQLException {
    session.updateEach(
        """
        INSERT INTO conversaciones_whatsapp
          (id, from_number, to_number, message_type, body, timestamp, direccion, cliente_id,
           procesado, creado_en, actualizado_en, phone_number_id, chat_id, autor, estado_envio,
           regla)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?, ?, ?, ?, ?, ?)""",
        rows);
    session.updateEach(
        """
        INSERT INTO salientes
          (id, chat_id, responde_a, parte, ultima_parte, estado, abierto, disponible_en, creado_en)
        VALUES (?, ?, ?, ?, ?, ?, TRUE, ?, ?)""",
        queued);
  }

  /**
   * Answers to record.
   *
   * @param pending the chat as it was read
   * @param answers what was decided
   * @param now stamps the rows
   */
  record Input(PendingChat pending, List<MessageAnswer> answers, Instant now) {}
}
