package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the two databases differ. */
enum Dialect {
  SQLITE {
    @Override
    Object argument(Instant instant) {
      return micros(instant);
    }

    @Override
    @Nullable Instant instant(ResultSet row, String column) throws SQLException {
      long micros = row.getLong(column);
      return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    long[] nextIds(WriteSession session, String table, int count) throws SQLException {
      long last =
          session.one(
              "UPDATE secuencias SET ultimo = ultimo + ? WHERE nombre = ? RETURNING ultimo",
              row -> row.getLong(1),
              count,
              table);
      long[] ids = new long[count];
      for (int i = 0; i < count; i++) {
        ids[i] = last - count + 1 + i;
      }
      return ids;
    }
  },

  POSTGRESQL {
    @Override
    Object argument(Instant instant) {
      return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    @Override
    @Nullable Instant instant(ResultSet row, String column) throws SQLException {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }

    @Override
    long[] nextIds(WriteSession session, String table, int count) throws SQLException {
      return session
          .list(
              "SELECT nextval('" + table + "_id_seq') FROM generate_series(1, ?)",
              row -> row.getLong(1),
              count)
          .stream()
          .mapToLong(Long::longValue)
          .sorted()
          .toArray();
    }

    @Override
    String forUpdate(String table) {
      // Weaker than FOR UPDATE, which waits for whoever inserted a row that refers to this one:
      // two writers who each inserted a message of one chat would wait for each other.
      return " FOR NO KEY UPDATE OF " + table;
    }

    @Override
    String skipLocked() {
      return " SKIP LOCKED";
    }

    @Override
    String lowerCase(String expression) {
      return "lower(" + expression + ")";
    }
  };

  /** An instant as the driver takes it, cut to the microsecond. */
  abstract Object argument(Instant instant);

  /** Reads an instant; null when the column is. */
  abstract @Nullable Instant instant(ResultSet row, String column) throws SQLException;

  /** New ids of a table, growing. Given back when the transaction fails or not, as it pleases. */
  abstract long[] nextIds(WriteSession session, String table, int count) throws SQLException;

  /**
   * The end of a query that keeps other writers from its rows until the transaction ends. SQLite
   * has one writer, which needs no locks.
   *
   * @param table name or alias in the query
   */
  String forUpdate(String table) {
    return "";
  }

  /** Follows {@link #forUpdate} where rows that others keep are to be left out. */
  String skipLocked() {
    return "";
  }

  /** Lower case of any letter: SQLite's own function knows ASCII only, so we give it one. */
  String lowerCase(String expression) {
    return SqliteConnections.LOWER + "(" + expression + ")";
  }

  /** The name of the folder that holds its migrations. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Microseconds since 1970, cut to whole ones. */
  static long micros(Instant instant) {
    // ChronoUnit counts nanoseconds on the way and overflows in 2262.
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The first column, an id. */
  static Long id(ResultSet row) throws SQLException {
    return row.getLong(1);
  }

  /** Marks for {@code count} values of an IN list. */
  static String marks(int count) {
    return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }
}
