package org.botcrm.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The messages of a history. */
final class HistoryMessages {
  /** Far from the numbers of the load's messages, so that no two have one id. */
  private static final long FIRST_NUMBER = 1L << 40;

  private static final int RECEIVED = 0x12;
  private static final int SENT = 0x11;
  private static final String QUESTION = "hola, quisiera saber cuánto me falta por pagar este mes";
  private static final String REPLY =
      "¡Hola! 👋 Soy el asistente virtual. Para poder ayudarte, escríbeme por favor tu número de"
          + " cédula.";

  private static final String COLUMNS =
      "id, message_id, from_number, to_number, message_type, body, timestamp, direccion, cliente_id,"
          + " procesado, respuesta_enviada, respuesta_id, respuesta_bot, respuesta_meta_id,"
          + " creado_en, actualizado_en, phone_number_id, chat_id, autor, estado_envio, regla";

  private final HistoryShape shape;

  HistoryMessages(HistoryShape shape) {
    this.shape = shape;
  }

  void insert(Connection connection) throws SQLException {
    try (BulkInsert rows = new BulkInsert(connection, "conversaciones_whatsapp", COLUMNS)) {
      for (int pair = 0; pair < shape.pairs(); pair++) {
        insertReceived(rows, pair);
        insertReply(rows, pair);
      }
    }
  }

  private void insertReceived(BulkInsert rows, int pair) throws SQLException {
    int person = shape.person(pair);
    String phone = Phones.of(person);
    long id = HistoryShape.receivedRow(pair);
    Instant asked = shape.receivedAt(pair);
    Instant replied = shape.repliedAt(pair);
    rows.add(
        id,
        Wamid.of(phone, FIRST_NUMBER + id, RECEIVED),
        phone,
        Phones.BUSINESS,
        "text",
        QUESTION,
        asked,
        "INBOUND",
        cliente(person),
        true,
        true,
        id + 1,
        REPLY,
        Wamid.of(phone, FIRST_NUMBER + id + 1, SENT),
        asked,
        replied,
        Phones.BUSINESS_ID,
        HistoryShape.chat(person),
        "CLIENTE",
        null,
        "saludo-desconocido");
  }

  private void insertReply(BulkInsert rows, int pair) throws SQLException {
    int person = shape.person(pair);
    String phone = Phones.of(person);
    long id = HistoryShape.receivedRow(pair) + 1;
    Instant replied = shape.repliedAt(pair);
    rows.add(
        id,
        Wamid.of(phone, FIRST_NUMBER + id, SENT),
        Phones.BUSINESS,
        phone,
        "text",
        REPLY,
        replied,
        "OUTBOUND",
        cliente(person),
        true,
        false,
        null,
        null,
        null,
        replied,
        replied,
        Phones.BUSINESS_ID,
        HistoryShape.chat(person),
        "BOT",
        "read",
        "saludo-desconocido");
  }

  private static @Nullable Integer cliente(int person) {
    return HistoryShape.isClient(person) ? HistoryShape.chat(person) : null;
  }
}
