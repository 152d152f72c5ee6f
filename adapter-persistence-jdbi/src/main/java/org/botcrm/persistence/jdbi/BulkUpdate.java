package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE of many rows, each with values of its own. SQLite runs it once a row, which costs no
 * round trip there; PostgreSQL once for all, because there each run costs more than the row.
 * Immutable.
 */
final class BulkUpdate {
  private final Columns columns;
  private final String eachRow;
  private final String allRows;

  /**
   * With the SQL between UPDATE, SET and WHERE, in which {@code v.name} stands for a row's value;
   * columns of the table are written with its name.
   *
   * @param columns of the values, such as {@code id bigint}; the first is the key of the row, and
   *     no two rows have the same
   */
  BulkUpdate(String table, String set, String where, String... columns) {
    this.columns = new Columns(columns);
    List<String> names = this.columns.names();
    String each = "UPDATE " + table + " SET " + set + " WHERE " + where;
    for (int i = 0; i < names.size(); i++) {
      each = each.replaceAll("\\bv\\." + names.get(i) + "\\b", "?" + (i + 1));
    }
    this.eachRow = each;
    this.allRows =
        "UPDATE "
            + table
            + " SET "
            + set
            + " FROM "
            + this.columns.table()
            + " WHERE "
            + where
            + " RETURNING v."
            + names.get(0);
  }

  /**
   * Updates.
   *
   * @param rows values in the order of the columns. PostgreSQL updates, and locks, in the order of
   *     the rows: the writers' settings leave it one way to join, from the values to the table.
   * @return whether each row changed
   */
  boolean[] run(WriteSession session, List<@Nullable Object[]> rows) throws SQLException {
    if (session.dialect() == Dialect.SQLITE) {
      return session.updateEach(eachRow, rows);
    }
    boolean[] changed = new boolean[rows.size()];
    if (!rows.isEmpty()) {
      Set<Long> keys = new HashSet<>(session.list(allRows, Dialect::id, columns.values(rows)));
      for (int i = 0; i < changed.length; i++) {
        changed[i] = keys.contains(rows.get(i)[0]);
      }
    }
    return changed;
  }
}
