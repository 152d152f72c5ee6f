package org.botcrm.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Inserts many rows into one table. Not thread-safe. */
final class BulkInsert implements AutoCloseable {
  private static final int BATCH = 1_000;

  private final PreparedStatement statement;
  private final boolean sqlite;
  private int waiting;

  BulkInsert(Connection connection, String table, String columns) throws SQLException {
    int count = columns.split(",").length;
    String marks = String.join(", ", Collections.nCopies(count, "?"));
    this.statement =
        connection.prepareStatement(
            "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
    this.sqlite = isSqlite(connection);
  }

  static boolean isSqlite(Connection connection) throws SQLException {
    return connection.getMetaData().getURL().startsWith("jdbc:sqlite:");
  }

  void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, argument(values[i]));
    }
    statement.addBatch();
    if (++waiting == BATCH) {
      flush();
    }
  }

  @Override
  public void close() throws SQLException {
    flush();
    statement.close();
  }

  private void flush() throws SQLException {
    statement.executeBatch();
    waiting = 0;
  }

  /** As the bot stores it: microseconds, or the database's own type. */
  private @Nullable Object argument(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return sqlite
          ? (Object) TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
          : instant.atOffset(ZoneOffset.UTC);
    }
    return value;
  }
}
