package org.botcrm.bootstrap;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks into a database by plain JDBC, past all code of ours. */
final class Rows implements AutoCloseable {
  private final Connection connection;

  private Rows(Connection connection) {
    this.connection = connection;
  }

  static Rows of(String jdbcUrl) {
    try {
      Rows rows = new Rows(DriverManager.getConnection(jdbcUrl));
      if (jdbcUrl.startsWith("jdbc:sqlite:")) {
        // Longer than the driver's own three seconds, for a machine on which the bot writes slowly.
        rows.execute("PRAGMA busy_timeout = 60000");
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  long count(String sql, Object... values) {
    return ((Number) Objects.requireNonNull(list(sql, values).get(0).values().iterator().next()))
        .longValue();
  }

  /** The first column of the only row. */
  @Nullable Object one(String sql, Object... values) {
    List<Map<String, @Nullable Object>> rows = list(sql, values);
    if (rows.size() != 1) {
      throw new AssertionError("one row expected, not " + rows.size() + ": " + sql);
    }
    return rows.get(0).values().iterator().next();
  }

  /** The first column. */
  List<@Nullable Object> column(String sql, Object... values) {
    List<@Nullable Object> column = new ArrayList<>();
    list(sql, values).forEach(row -> column.add(row.values().iterator().next()));
    return column;
  }

  List<Map<String, @Nullable Object>> list(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void execute(String... statements) {
    try (var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Map<String, @Nullable Object>> read(ResultSet rows) throws SQLException {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns; i++) {
        row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
      }
      all.add(row);
    }
    return all;
  }
}
