package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what drivers throw into our own exception, without the values that they quote. */
final class Failures {
  private Failures() {}

  /**
   * With what was being done and the driver's code. The cause is replaced by its kind and stack,
   * because a driver's message quotes rows.
   */
  static StorageException storage(String doing, Throwable cause) {
    SQLException sql = sqlCause(cause);
    String what =
        sql == null
            ? cause.getClass().getSimpleName()
            : "SQLState " + sql.getSQLState() + ", code " + sql.getErrorCode();
    StorageException failure =
        new StorageException("the database failed while " + doing + ": " + what);
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  /**
   * With the database's own words when a statement was wrong there: a migration writes no rows of
   * anybody. Not when no connection could be made, because the driver then quotes the address,
   * which may hold the password.
   */
  static StorageException migration(String what, Throwable cause) {
    StorageException failure = storage("making the tables of «" + what + "»", cause);
    SQLException sql = sqlCause(cause);
    String state = sql == null ? null : sql.getSQLState();
    if (sql == null || state == null || !state.startsWith("42")) {
      return failure;
    }
    String words = String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
    return new StorageException(failure.getMessage() + ": " + words);
  }

  /**
   * Whether two writers met: one broke a key that the other just wrote (SQLState class 23), or they
   * waited for each other (class 40). pgjdbc has no exception classes for these.
   */
  static boolean isMeeting(Throwable cause) {
    SQLException sql = sqlCause(cause);
    String state = sql == null ? null : sql.getSQLState();
    return state != null && (state.startsWith("23") || state.startsWith("40"));
  }

  /**
   * Whether the database is away for everybody: no connection (class 08), the server stops (57P) or
   * has no room (53), the pool gave none in time, or another process holds the SQLite file.
   */
  static boolean isOutage(Throwable cause) {
    SQLException sql = sqlCause(cause);
    if (sql == null) {
      return false;
    }
    String state = String.valueOf(sql.getSQLState());
    return sql instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53")
        || sql instanceof SQLiteException sqlite
            && (sqlite.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  private static @Nullable SQLException sqlCause(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
