package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.outbound.AttemptOutcome;
import org.botcrm.domain.outbound.OutboundMessage;

/** Writes down what became of attempts to send. For the thread of one writer. */
final class RecordAttempt implements BatchOperation<RecordAttempt.Input, Boolean> {

  @Override
  public List<Boolean> apply(WriteSession session, List<Input> inputs) throws SQLException {
    Counters counters = new Counters();
    List<Boolean> more = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      more.add(record(session, input, counters));
    }
    counters.write(session);
    return more;
  }

  private static boolean record(WriteSession session, Input input, Counters counters)
      throws SQLException {
    // The lock that this takes also keeps a status from ending the same message meanwhile.
    int ours =
        session.update(
            "UPDATE salientes SET token = token"
                + " WHERE id = ? AND token = ? AND abierto AND estado = ?",
            input.message.id(),
            input.message.token(),
            DeliveryState.SENDING.word());
    if (ours == 1) {
      write(session, input, counters);
    }
    return session.first(
            """
            SELECT 1 FROM salientes WHERE abierto AND id <> ?
              AND chat_id = (SELECT chat_id FROM salientes WHERE id = ?) LIMIT 1""",
            row -> row.getInt(1),
            input.message.id(),
            input.message.id())
        != null;
  }

  private static void write(WriteSession session, Input input, Counters counters)
      throws SQLException {
    long id = input.message.id();
    if (input.outcome instanceof AttemptOutcome.Accepted accepted) {
      OutboundWrites.accepted(session, id, accepted.messageId().value(), input.now, counters);
    } else if (input.outcome instanceof AttemptOutcome.Failed failed) {
      OutboundWrites.failed(session, id, failed.error(), input.now);
    } else if (input.outcome instanceof AttemptOutcome.Again again) {
      wait(session, id, DeliveryState.PENDING, again.at(), again.error().inWords(), input.now);
    } else if (input.outcome instanceof AttemptOutcome.Unknown unknown) {
      wait(session, id, DeliveryState.SENDING, unknown.until(), unknown.reason(), input.now);
    }
  }

  private static void wait(
      WriteSession session, long id, DeliveryState state, Instant until, String why, Instant now)
      throws SQLException {
    session.update(
        "UPDATE salientes SET estado = ?, disponible_en = ?, motivo = ? WHERE id = ?",
        state.word(),
        until,
        why,
        id);
    session.update(
        "UPDATE conversaciones_whatsapp SET estado_envio = ?, error = ?, actualizado_en = ?"
            + " WHERE id = ?",
        state.word(),
        why,
        now,
        id);
  }

  /**
   * What became of an attempt.
   *
   * @param message as it was claimed
   * @param outcome what to write down
   * @param now stamps the rows
   */
  record Input(OutboundMessage message, AttemptOutcome outcome, Instant now) {}
}
