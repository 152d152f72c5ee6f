package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.message.ConversacionId;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptResult;
import org.botcrm.domain.outbound.SendAttempt;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps every attempt to send, with what came of it. */
final class AttemptLog {
  private static final BulkInsert INSERT =
      new BulkInsert(
          "intentos_envio",
          "ON CONFLICT (saliente_id, intento) DO NOTHING",
          List.of("saliente_id", "intento"),
          "saliente_id bigint",
          "intento integer",
          "fin timestamptz",
          "resultado text",
          "codigo integer",
          "motivo text");

  private AttemptLog() {}

  static void write(WriteSession session, List<RecordAttempt.Input> inputs) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(inputs.size());
    inputs.forEach(input -> rows.add(row(input)));
    INSERT.run(session, rows);
  }

  private static @Nullable Object[] row(RecordAttempt.Input input) {
    SendAttempt attempt = SendAttempt.of(input.message().attempt(), input.outcome(), input.now());
    SendError error = attempt.error();
    return new Object[] {
      input.message().id(),
      attempt.number(),
      attempt.endedAt(),
      attempt.result().word(),
      error == null || error.code() == 0 ? null : error.code(),
      error == null ? null : error.words()
    };
  }

  /** Those of one message, the first one first. */
  static List<SendAttempt> read(Handle handle, Dialect dialect, ConversacionId id) {
    return handle
        .createQuery(
            "SELECT intento, fin, resultado, codigo, motivo FROM intentos_envio"
                + " WHERE saliente_id = :id ORDER BY intento")
        .bind("id", id.value())
        .map((row, context) -> attempt(row, dialect))
        .list();
  }

  private static SendAttempt attempt(ResultSet row, Dialect dialect) throws SQLException {
    String words = row.getString("motivo");
    return new SendAttempt(
        row.getInt("intento"),
        Objects.requireNonNull(dialect.instant(row, "fin")),
        AttemptResult.ofWord(row.getString("resultado")),
        // A missing code is read as 0.
        words == null ? null : new SendError(row.getInt("codigo"), words));
  }
}
