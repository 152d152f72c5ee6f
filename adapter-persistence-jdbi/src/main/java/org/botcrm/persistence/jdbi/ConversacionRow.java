package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.media.MediaFile;
import org.botcrm.domain.media.MediaState;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.Sha256;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code conversaciones_whatsapp} with what its chat adds. */
final class ConversacionRow implements RowMapper<Conversacion> {
  static final String SELECT =
      """
      SELECT c.id, c.message_id, c.from_number, c.to_number, c.message_type, c.body, c.timestamp,
        c.direccion, c.cliente_id, c.procesado, c.respuesta_enviada, c.respuesta_id,
        c.respuesta_bot, c.respuesta_meta_id, c.error, c.creado_en, c.actualizado_en, c.chat_id,
        c.phone_number_id, c.autor, c.estado_envio, c.regla, c.mensaje_citado, h.user_id,
        h.nombre_perfil, m.estado AS medio_estado, m.tipo_mime, m.nombre, m.huella, m.bytes,
        m.motivo, c.escrito_por
      FROM conversaciones_whatsapp c JOIN chats h ON h.id = c.chat_id
        LEFT JOIN medios m ON m.id = c.id""";

  private final Database database;

  ConversacionRow(Database database) {
    this.database = database;
  }

  @Override
  public Conversacion map(ResultSet row, StatementContext context) throws SQLException {
    return new Conversacion(
        new ConversacionId(row.getLong("id")),
        row.getString("message_id"),
        row.getString("from_number"),
        row.getString("to_number"),
        row.getString("message_type"),
        row.getString("body") == null ? "" : row.getString("body"),
        database.instant(row, "timestamp"),
        Direccion.valueOf(row.getString("direccion")),
        cliente(row),
        row.getBoolean("procesado"),
        row.getBoolean("respuesta_enviada"),
        answer(row),
        row.getString("respuesta_bot"),
        row.getString("respuesta_meta_id"),
        row.getString("error"),
        database.instant(row, "creado_en"),
        database.instant(row, "actualizado_en"),
        new ChatId(row.getLong("chat_id")),
        row.getString("phone_number_id"),
        Author.valueOf(row.getString("autor")),
        state(row.getString("estado_envio")),
        row.getString("regla"),
        row.getString("mensaje_citado"),
        row.getString("user_id"),
        row.getString("nombre_perfil"),
        media(row),
        row.getString("escrito_por"));
  }

  private static @Nullable MediaFile media(ResultSet row) throws SQLException {
    String word = row.getString("medio_estado");
    if (word == null) {
      return null;
    }
    MediaState state = MediaState.valueOf(word.toUpperCase(Locale.ROOT));
    // Until the file is here, the hash is only what Meta announced.
    boolean here = state == MediaState.STORED;
    return new MediaFile(
        state,
        row.getString("tipo_mime"),
        row.getString("nombre"),
        here ? new Sha256(row.getString("huella")) : null,
        row.getLong("bytes"),
        row.getString("motivo"));
  }

  private static @Nullable ClienteId cliente(ResultSet row) throws SQLException {
    int id = row.getInt("cliente_id");
    return row.wasNull() ? null : new ClienteId(id);
  }

  private static @Nullable ConversacionId answer(ResultSet row) throws SQLException {
    long id = row.getLong("respuesta_id");
    return row.wasNull() ? null : new ConversacionId(id);
  }

  private static @Nullable DeliveryState state(@Nullable String word) {
    return word == null ? null : DeliveryState.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
