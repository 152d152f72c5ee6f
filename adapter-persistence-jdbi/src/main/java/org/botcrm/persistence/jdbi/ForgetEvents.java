package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Deletes old events. For the thread of one writer. */
final class ForgetEvents implements BatchOperation<ForgetEvents.Input, Integer> {
  private static final String OLDEST =
      "SELECT hasta, n, creado_en FROM eventos WHERE hasta > 0 ORDER BY hasta LIMIT ?";

  @Override
  public List<Integer> apply(WriteSession session, List<Input> inputs) throws SQLException {
    List<Integer> forgotten = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      forgotten.add(forget(session, input));
    }
    return forgotten;
  }

  private static int forget(WriteSession session, Input input) throws SQLException {
    long upTo = 0;
    int events = 0;
    int seen = 0;
    List<Row> oldest = session.list(OLDEST, row -> Row.of(row, session.dialect()), input.limit);
    for (Row row : oldest) {
      seen += row.events;
      if (row.at.isBefore(input.before)) {
        // With all that stand before it, or there would be gaps where a clock had been wrong.
        upTo = row.last;
        events = seen;
      }
    }
    if (events > 0) {
      session.update("DELETE FROM eventos WHERE hasta <= ?", upTo);
    }
    return events;
  }

  private record Row(long last, int events, Instant at) {
    private static Row of(ResultSet row, Dialect dialect) throws SQLException {
      return new Row(
          row.getLong("hasta"),
          row.getInt("n"),
          Objects.requireNonNull(dialect.instant(row, "creado_en")));
    }
  }

  /**
   * What to forget.
   *
   * @param before events of this time and later stay
   * @param limit how many rows to look at
   */
  record Input(Instant before, int limit) {}
}
