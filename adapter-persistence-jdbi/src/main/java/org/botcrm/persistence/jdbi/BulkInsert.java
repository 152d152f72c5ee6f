package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of many rows. SQLite runs it once a row, which costs no round trip there; PostgreSQL
 * once for all, because there each run costs more than the row. Immutable.
 */
final class BulkInsert {
  private final Columns columns;
  private final List<String> names;
  private final List<String> key;
  private final String eachRow;
  private final String allRows;

  /**
   * Of rows that are not there.
   *
   * @param conflict what follows the values, such as {@code ON CONFLICT (id) DO NOTHING}; may be
   *     empty
   * @param key the columns that tell a row from any other, of those that follow; texts or whole
   *     numbers
   * @param columns with their types, such as {@code id bigint}
   */
  BulkInsert(String table, String conflict, List<String> key, String... columns) {
    this.columns = new Columns(columns);
    this.names = this.columns.names();
    this.key = List.copyOf(key);
    String all = String.join(", ", names);
    String insert = "INSERT INTO " + table + " (" + all + ")";
    this.eachRow = insert + " VALUES " + Dialect.marks(names.size()) + " " + conflict;
    this.allRows =
        insert
            + " SELECT "
            + all
            + " FROM "
            + this.columns.table()
            + " "
            + conflict
            + " RETURNING "
            + String.join(", ", key);
  }

  /**
   * Inserts.
   *
   * @param rows values in the order of the columns
   * @return whether each row is new; of two with one key in {@code rows}, the first
   */
  boolean[] run(WriteSession session, List<@Nullable Object[]> rows) throws SQLException {
    if (session.dialect() == Dialect.SQLITE) {
      return session.updateEach(eachRow, rows);
    }
    boolean[] inserted = new boolean[rows.size()];
    if (!rows.isEmpty()) {
      Set<List<String>> keys =
          new HashSet<>(session.list(allRows, this::keyOf, columns.values(rows)));
      for (int i = 0; i < inserted.length; i++) {
        inserted[i] = keys.remove(keyOf(rows.get(i)));
      }
    }
    return inserted;
  }

  private List<String> keyOf(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>(key.size());
    for (int i = 1; i <= key.size(); i++) {
      values.add(row.getString(i));
    }
    return values;
  }

  private List<String> keyOf(@Nullable Object[] row) {
    List<String> values = new ArrayList<>(key.size());
    for (String column : key) {
      // As it is stored.
      values.add(StorableText.of(String.valueOf(row[names.indexOf(column)])));
    }
    return values;
  }
}
