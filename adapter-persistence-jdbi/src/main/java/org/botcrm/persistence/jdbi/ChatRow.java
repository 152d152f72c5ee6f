package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.chat.Chat;
import org.botcrm.domain.chat.ChatSummary;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.ChatGate;
import org.botcrm.domain.outbound.PairPace;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code chats}. */
final class ChatRow {
  /** All of a chat, with the number of the business; what follows is a condition on {@code h}. */
  static final String SELECT =
      """
      SELECT h.*, n.numero FROM chats h
      LEFT JOIN numeros_negocio n ON n.phone_number_id = h.phone_number_id""";

  private ChatRow() {}

  /** Of {@link #SELECT}. */
  static Chat chat(ResultSet row) throws SQLException {
    return new Chat(
        new ChatId(row.getLong("id")),
        new PhoneNumberId(row.getString("phone_number_id")),
        row.getString("numero"),
        contact(row),
        row.getString("nombre_perfil"),
        row.getLong("version"));
  }

  /** Of a row that has a message. */
  static ChatSummary summary(ResultSet row, Dialect dialect) throws SQLException {
    return new ChatSummary(
        new ChatId(row.getLong("id")),
        new PhoneNumberId(row.getString("phone_number_id")),
        contact(row),
        row.getString("nombre_perfil"),
        Objects.requireNonNull(dialect.instant(row, "ultimo_en"), "ultimo_en"),
        row.getLong("inbound"),
        row.getLong("outbound"),
        dialect.instant(row, "pendiente_desde"),
        gate(row, dialect));
  }

  static ChatGate gate(ResultSet row, Dialect dialect) throws SQLException {
    return new ChatGate(
        dialect.instant(row, "ventana_hasta"),
        dialect.instant(row, "baja_en"),
        dialect.instant(row, "humano_hasta"),
        pace(row, dialect));
  }

  private static @Nullable PairPace pace(ResultSet row, Dialect dialect) throws SQLException {
    Instant since = dialect.instant(row, "rafaga_desde");
    Instant paidUntil = dialect.instant(row, "ritmo_hasta");
    return since == null || paidUntil == null ? null : new PairPace(since, paidUntil);
  }

  private static ContactId contact(ResultSet row) throws SQLException {
    return ChatKey.contact(
        row.getString("wa_id"), row.getString("user_id"), row.getString("clave"));
  }
}
