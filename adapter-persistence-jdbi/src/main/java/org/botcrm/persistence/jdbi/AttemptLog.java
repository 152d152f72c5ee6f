package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.outbound.AttemptOutcome;
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
    AttemptOutcome outcome = input.outcome();
    SendError error = error(outcome);
    return new Object[] {
      input.message().id(),
      input.message().attempt(),
      input.now(),
      outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
      error == null || error.code() == 0 ? null : error.code(),
      error == null ? null : error.words()
    };
  }

  private static @Nullable SendError error(AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Failed failed) {
      return failed.error();
    }
    if (outcome instanceof AttemptOutcome.Again again) {
      return again.error();
    }
    if (outcome instanceof AttemptOutcome.Slowed slowed) {
      return slowed.error();
    }
    if (outcome instanceof AttemptOutcome.Stopped stopped) {
      return stopped.error();
    }
    return outcome instanceof AttemptOutcome.Unknown unknown
        ? new SendError(0, unknown.reason())
        : null;
  }
}
