package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.message.DeliveryState;
import org.botcrm.domain.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Keeps attempts without an outcome from being made again too soon; each only so often, or a
 * process that starts again and again would hold them for ever. For one writer's thread.
 */
final class HoldUnknown implements BatchOperation<Instant, Integer> {
  private static final BulkUpdate HOLD =
      new BulkUpdate(
          "salientes",
          "disponible_en = v.hasta, retenciones = salientes.retenciones + 1",
          "salientes.id = v.id",
          "id bigint",
          "hasta timestamptz");

  @Override
  public boolean takesOnlyWhatIsFree() {
    return true;
  }

  @Override
  public List<Integer> apply(WriteSession session, List<Instant> inputs) throws SQLException {
    List<Integer> held = new ArrayList<>(inputs.size());
    for (Instant until : inputs) {
      held.add(hold(session, until));
    }
    return held;
  }

  /** Waits for nobody: what another writer keeps has its outcome written down, or is held now. */
  private static int hold(WriteSession session, Instant until) throws SQLException {
    List<Long> ids =
        session.list(
            "SELECT id FROM salientes"
                + " WHERE abierto AND estado = ? AND disponible_en < ? AND retenciones < ?"
                + session.dialect().forUpdate("salientes")
                + session.dialect().skipLocked(),
            Dialect::id,
            DeliveryState.SENDING.word(),
            until,
            Outbox.MAX_HOLDS);
    List<@Nullable Object[]> rows = new ArrayList<>(ids.size());
    ids.forEach(id -> rows.add(new Object[] {id, until}));
    HOLD.run(session, rows);
    return ids.size();
  }
}
