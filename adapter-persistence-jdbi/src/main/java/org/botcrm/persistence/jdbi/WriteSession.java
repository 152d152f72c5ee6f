package org.botcrm.persistence.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a writer, with its statements kept prepared: preparing them anew costs
 * SQLite more than running them. JDBC and not JDBI here, because every microsecond of the writer is
 * one of each webhook that waits for it. For one thread.
 */
final class WriteSession implements AutoCloseable {
  private static final int MAX_IN_LIST = 256;

  private final Connection connection;
  private final Dialect dialect;
  private final int slot;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final ChangeLog changes = new ChangeLog();

  WriteSession(Connection connection, Dialect dialect, int slot) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.slot = slot;
    connection.setAutoCommit(false);
  }

  /** The slot of this writer in the counters. */
  int slot() {
    return slot;
  }

  Dialect dialect() {
    return dialect;
  }

  long[] nextIds(String table, int count) throws SQLException {
    return count == 0 ? new long[0] : dialect.nextIds(this, table, count);
  }

  /** How many rows changed. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, values);
    return statement.executeUpdate();
  }

  /** Whether each changed a row. */
  boolean[] updateEach(String sql, List<@Nullable Object[]> rows) throws SQLException {
    boolean[] changed = new boolean[rows.size()];
    if (rows.isEmpty()) {
      return changed;
    }
    PreparedStatement statement = prepared(sql);
    try {
      for (@Nullable Object[] values : rows) {
        bind(statement, values);
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        changed[i] = counts[i] > 0;
      }
      return changed;
    } finally {
      statement.clearBatch();
    }
  }

  /**
   * Rows of a query over many keys.
   *
   * @param select up to and with the column that the keys are compared with
   * @param keys null-free; none gives no rows. The rows come in the order of {@code end} for every
   *     256 keys.
   * @param end what follows the list of keys, such as {@code ORDER BY}
   */
  <T> List<T> listIn(String select, List<?> keys, String end, RowReader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += MAX_IN_LIST) {
      List<?> part = keys.subList(from, Math.min(keys.size(), from + MAX_IN_LIST));
      Object[] values = padded(part);
      rows.addAll(list(select + " IN " + Dialect.marks(values.length) + end, reader, values));
    }
    return rows;
  }

  /**
   * Keeps other writers from rows until the transaction ends; SQLite has no other writers.
   *
   * @param ids in their order, as every writer locks
   */
  void lock(String table, List<Long> ids) throws SQLException {
    String lock = dialect.forUpdate(table);
    if (!lock.isEmpty()) {
      listIn("SELECT id FROM " + table + " WHERE id", ids, " ORDER BY id" + lock, Dialect::id);
    }
  }

  /**
   * Likewise, but leaves out the rows that another writer keeps, so that it never waits.
   *
   * @return the ids of those that are this writer's now
   */
  Set<Long> lockFree(String table, List<Long> ids) throws SQLException {
    String lock = dialect.forUpdate(table) + dialect.skipLocked();
    return lock.isEmpty()
        ? Set.copyOf(ids)
        : Set.copyOf(
            listIn(
                "SELECT id FROM " + table + " WHERE id", ids, " ORDER BY id" + lock, Dialect::id));
  }

  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, values);
    List<T> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  /** The first row; null when there is none. */
  <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    List<T> rows = list(sql, reader, values);
    return rows.isEmpty() ? null : rows.get(0);
  }

  /** The only row, which must be there. */
  <T> T one(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
    T row = first(sql, reader, values);
    if (row == null) {
      throw new SQLException("a row was expected");
    }
    return row;
  }

  /** What this transaction changes, for the feed. */
  ChangeLog changes() {
    return changes;
  }

  void commit() throws SQLException {
    changes.write(this);
    connection.commit();
  }

  /**
   * Also forgets the statements: SQLite's driver ends one that fails, and then it fails for ever.
   */
  void rollback() throws SQLException {
    changes.clear();
    List<PreparedStatement> forgotten = List.copyOf(statements.values());
    statements.clear();
    connection.rollback();
    for (PreparedStatement statement : forgotten) {
      statement.close();
    }
  }

  boolean isUsable() {
    try {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Filled up to a power of two with the last key, so that few statements are ever prepared. */
  private static Object[] padded(List<?> keys) {
    int size = Integer.highestOneBit(Math.max(1, keys.size() * 2 - 1));
    Object[] padded = keys.toArray(new Object[size]);
    Arrays.fill(padded, keys.size(), size, keys.get(keys.size() - 1));
    return padded;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, dialect.argument(instant));
      } else if (value instanceof String text) {
        statement.setString(i + 1, StorableText.of(text));
      } else if (value instanceof Columns.Elements array) {
        statement.setArray(i + 1, connection.createArrayOf(array.type(), array.elements()));
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** Reads the row that the result stands on. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
