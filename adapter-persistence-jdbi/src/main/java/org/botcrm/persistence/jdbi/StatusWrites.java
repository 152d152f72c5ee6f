package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.SendError;
import org.botcrm.domain.message.StatusUpdate;
import org.botcrm.persistence.jdbi.IngestBatch.Sourced;
import org.jspecify.annotations.Nullable;

/** Stores statuses, and moves their messages on when these are known already. */
final class StatusWrites {
  private static final int MAX_WORD = 255;

  private final String installation;

  StatusWrites(String installation) {
    this.installation = installation;
  }

  void store(WriteSession session, List<Sourced<Fact.Status>> facts, Counters counters)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(facts.size());
    facts.forEach(sourced -> rows.add(row(sourced)));
    int[] inserted =
        session.updateEach(
            """
            INSERT INTO estados_mensaje
              (message_id, phone_number_id, estado, timestamp, error_codigo, error, contenido,
               entrega_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (message_id, phone_number_id, estado) DO NOTHING""",
            rows);
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] == 1) {
        facts.get(i).from().status();
        apply(session, facts.get(i), counters);
      } else {
        facts.get(i).from().duplicate();
      }
    }
  }

  private static @Nullable Object[] row(Sourced<Fact.Status> sourced) {
    StatusUpdate status = sourced.fact().status();
    SendError error = status.error();
    return new Object[] {
      status.messageId().value(),
      status.phoneNumberId().value(),
      StorableText.cut(status.status(), MAX_WORD),
      status.timestamp(),
      error == null ? null : error.code(),
      error == null ? null : error.inWords(),
      status.content(),
      sourced.from().deliveryId()
    };
  }

  private void apply(WriteSession session, Sourced<Fact.Status> sourced, Counters counters)
      throws SQLException {
    StatusUpdate status = sourced.fact().status();
    Instant now = sourced.at();
    Long ours = ours(session, status);
    if (ours != null) {
      OutboundWrites.accepted(session, ours, status.messageId().value(), now, counters);
      return;
    }
    Long id =
        session.first(
            """
            SELECT id FROM conversaciones_whatsapp
            WHERE message_id = ? AND phone_number_id = ? AND direccion = 'OUTBOUND'""",
            row -> row.getLong(1),
            status.messageId().value(),
            status.phoneNumberId().value());
    if (id != null) {
      OutboundWrites.applyStatuses(session, id, now);
    }
  }

  /** The message that the callback data names, while Meta's id of it is not known yet. */
  private @Nullable Long ours(WriteSession session, StatusUpdate status) throws SQLException {
    Long id = CallbackData.idIn(status.callbackData(), installation);
    return id == null
        ? null
        : session.first(
            """
            SELECT id FROM conversaciones_whatsapp
            WHERE id = ? AND phone_number_id = ? AND direccion = 'OUTBOUND'
              AND message_id IS NULL""",
            row -> row.getLong(1),
            id,
            status.phoneNumberId().value());
  }
}
