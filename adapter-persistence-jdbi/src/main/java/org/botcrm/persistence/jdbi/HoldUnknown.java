package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.DeliveryState;

/** Keeps attempts without an outcome from being made again too soon. For one writer's thread. */
final class HoldUnknown implements BatchOperation<Instant, Integer> {

  @Override
  public List<Integer> apply(WriteSession session, List<Instant> inputs) throws SQLException {
    List<Integer> held = new ArrayList<>(inputs.size());
    for (Instant until : inputs) {
      held.add(
          session.update(
              "UPDATE salientes SET disponible_en = ?"
                  + " WHERE abierto AND estado = ? AND disponible_en < ?",
              until,
              DeliveryState.SENDING.word(),
              until));
    }
    return held;
  }
}
