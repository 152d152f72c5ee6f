package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update of one row whose condition holds once only: each caller learns whether they were the
 * first. Immutable.
 */
final class FirstUpdate implements BatchOperation<@Nullable Object[], Boolean> {
  private final String sql;

  FirstUpdate(String sql) {
    this.sql = sql;
  }

  @Override
  public List<Boolean> apply(WriteSession session, List<@Nullable Object[]> inputs)
      throws SQLException {
    List<Boolean> first = new ArrayList<>(inputs.size());
    for (@Nullable Object[] values : inputs) {
      first.add(session.update(sql, values) > 0);
    }
    return first;
  }
}
