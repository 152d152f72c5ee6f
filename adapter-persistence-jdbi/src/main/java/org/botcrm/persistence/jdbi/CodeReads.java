package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.identity.CodeQueue;
import org.botcrm.domain.identity.OneTimeCode;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads one-time codes, with the tries that are left. */
final class CodeReads {
  // Each arm walks an index of its own; one try may be in both.
  private static final String SELECT =
      """
      SELECT c.id, c.cliente_id, c.codigo, c.vence_en,
        (SELECT COUNT(*) FROM intentos_codigo i
          WHERE i.chat_id = c.chat_id AND i.en > :since) AS del_chat,
        (SELECT COUNT(*) FROM (
          SELECT i.id FROM intentos_codigo i
            WHERE i.cliente_id = c.cliente_id AND i.en > :since
          UNION
          SELECT i.id FROM intentos_codigo i
            WHERE i.huella = c.huella AND i.en > :since) n) AS del_cliente
      FROM codigos c WHERE c.id = :id AND c.estado <> 'usado'""";

  private CodeReads() {}

  /** Null when it was used. */
  static @Nullable OneTimeCode find(Handle handle, Dialect dialect, long id, Instant now) {
    return handle
        .createQuery(SELECT)
        .bind("id", id)
        .bind("since", dialect.argument(now.minus(CodeQueue.SPAN)))
        .map((row, context) -> code(row, dialect))
        .findOne()
        .orElse(null);
  }

  private static OneTimeCode code(ResultSet row, Dialect dialect) throws SQLException {
    int cliente = row.getInt("cliente_id");
    ClienteId whose = row.wasNull() ? null : new ClienteId(cliente);
    long wrong = Math.max(row.getLong("del_chat"), row.getLong("del_cliente"));
    String hash = row.getString("codigo");
    return new OneTimeCode(
        row.getLong("id"),
        whose,
        hash,
        dialect.instant(row, "vence_en"),
        (int) Math.max(0, CodeQueue.MAX_TRIES - wrong));
  }
}
