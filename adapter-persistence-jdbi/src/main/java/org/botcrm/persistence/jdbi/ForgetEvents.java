package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes old events. For the thread of one writer. */
final class ForgetEvents implements BatchOperation<ForgetEvents.Input, Integer> {
  // The oldest by their offsets, which have an index; of those, what is too old.
  private static final String OLDEST =
      """
      SELECT hasta, n FROM (
        SELECT hasta, n, creado_en FROM eventos WHERE hasta > 0 ORDER BY hasta LIMIT ?) o
      WHERE creado_en < ? ORDER BY hasta\
      """;

  @Override
  public List<Integer> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Integer> forgotten = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      forgotten.add(forget(session, input));
    }
    return forgotten;
  }

  private static int forget(WriteSession session, Input input) throws SQLException {
    List<long[]> old =
        session.list(
            OLDEST, row -> new long[] {row.getLong(1), row.getLong(2)}, input.limit, input.before);
    if (old.isEmpty()) {
      return 0;
    }
    // All up to the last of them, or there would be gaps where a clock had been wrong.
    session.update("DELETE FROM eventos WHERE hasta <= ?", old.get(old.size() - 1)[0]);
    return Math.toIntExact(old.stream().mapToLong(row -> row[1]).sum());
  }

  /**
   * What to forget.
   *
   * @param before events of this time and later stay
   * @param limit how many rows to look at
   */
  record Input(Instant before, int limit) {}
}
