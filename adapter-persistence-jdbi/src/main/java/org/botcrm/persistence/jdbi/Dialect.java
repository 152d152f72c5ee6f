package org.botcrm.persistence.jdbi;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
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
    Object decimal(BigDecimal number) {
      return number.toPlainString();
    }

    @Override
    Object day(LocalDate day) {
      return day.toString();
    }

    @Override
    String instantType() {
      return "INTEGER";
    }

    @Override
    String joined(String expression) {
      return "group_concat(" + expression + ")";
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
    Object decimal(BigDecimal number) {
      return number;
    }

    @Override
    Object day(LocalDate day) {
      return day;
    }

    @Override
    String instantType() {
      return "timestamptz";
    }

    @Override
    String joined(String expression) {
      return "string_agg(CAST(" + expression + " AS text), ',')";
    }

    @Override
    void lockWord(WriteSession session, String word) throws SQLException {
      session.list("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> word, word);
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
    void beginSnapshot(Handle handle, Duration limit) {
      // Both end with the transaction.
      try (Statement statement = handle.getConnection().createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        statement.execute("SET LOCAL statement_timeout = " + limit.toMillis());
      } catch (SQLException e) {
        throw new ConnectionException(e);
      }
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

  /** An exact number as the driver takes it, with its digits after the point. */
  abstract Object decimal(BigDecimal number);

  /** A day as the driver takes it. */
  abstract Object day(LocalDate day);

  /** The type of columns that hold instants. */
  abstract String instantType();

  /** All values of a whole number, with commas between them; null when there are none. */
  abstract String joined(String expression);

  /**
   * Makes other writers that lock the same word wait until the transaction ends. To be called in
   * the order of the words. SQLite has one writer, which needs no locks.
   */
  void lockWord(WriteSession session, String word) throws SQLException {}

  /** New ids of a table, growing. Given back when the transaction fails or not, as it pleases. */
  abstract long[] nextIds(WriteSession session, String table, int count) throws SQLException;

  /**
   * Makes the transaction that begins see one state of the database, and give up a statement after
   * the limit where the database has such a thing. SQLite's transactions see one state anyway.
   */
  void beginSnapshot(Handle handle, Duration limit) {}

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
