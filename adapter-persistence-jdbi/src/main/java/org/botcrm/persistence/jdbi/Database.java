package org.botcrm.persistence.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementExceptions;

/** One database: readers through JDBI, and the writers; closed by who opened them. Thread-safe. */
final class Database implements AutoCloseable {
  private static final int READ_SECONDS = 10;

  private final Dialect dialect;
  private final Jdbi readers;
  private final GroupCommit ingest;
  private final GroupCommit other;
  private final GroupRead reads;

  /**
   * With the writer of deliveries and that of all the rest, which may be the same.
   *
   * @param statements who prepares the statements of readers
   * @param byKey the connection that reads rows by their keys, closed with this
   */
  Database(
      Dialect dialect,
      DataSource readers,
      StatementBuilderFactory statements,
      SessionSource byKey,
      GroupCommit ingest,
      GroupCommit other) {
    this.dialect = dialect;
    this.readers = Jdbi.create(readers);
    this.readers.setStatementBuilderFactory(statements);
    // JDBI would put bound values into the messages of its exceptions.
    this.readers
        .getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    this.readers.getConfig(SqlStatements.class).setQueryTimeout(READ_SECONDS);
    this.ingest = ingest;
    this.other = other;
    this.reads = new GroupRead(byKey);
  }

  Dialect dialect() {
    return dialect;
  }

  GroupCommit ingest() {
    return ingest;
  }

  GroupCommit other() {
    return other;
  }

  /** Reads rows by their keys, for many callers at once. */
  GroupRead reads() {
    return reads;
  }

  /** Closes the connection of {@link #reads}; what else is open belongs to others. */
  @Override
  public void close() {
    reads.close();
  }

  /** Reads outside of any transaction of the writers; sees what was committed. */
  <T> T read(String doing, Reading<T> reading) {
    try {
      return readers.withHandle(reading::read);
    } catch (JdbiException e) {
      throw Failures.storage(doing, e);
    }
  }

  /**
   * Reads within one transaction: PostgreSQL heeds the fetch size of a query only there, and gives
   * all rows at once otherwise.
   *
   * @see <a
   *     href="https://jdbc.postgresql.org/documentation/query/#getting-results-based-on-a-cursor">
   *     the driver's conditions for a cursor</a>
   */
  <T> T readStreaming(String doing, Reading<T> reading) {
    try {
      return readers.inTransaction(reading::read);
    } catch (JdbiException e) {
      throw Failures.storage(doing, e);
    }
  }

  /**
   * Reads within one transaction that sees the database as it is at its first statement, and
   * changes nothing.
   *
   * @param limit after which PostgreSQL gives up a statement
   */
  <T> T readSnapshot(String doing, Duration limit, Reading<T> reading) {
    try {
      return readers.inTransaction(
          handle -> {
            dialect.beginSnapshot(handle, limit);
            return reading.read(handle);
          });
    } catch (JdbiException e) {
      throw Failures.storage(doing, e);
    }
  }

  /** A short transaction beside the writers, for what must not wait with them. */
  <T> T write(String doing, Reading<T> writing) {
    try {
      return readers.inTransaction(writing::read);
    } catch (JdbiException e) {
      throw Failures.storage(doing, e);
    }
  }

  /** An instant that is never null. */
  Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(dialect.instant(row, column), column);
  }

  /** What a reader does. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Handle handle);
  }
}
