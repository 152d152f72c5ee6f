package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;

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

  /** With the driver's own words: a migration writes no rows of anybody. */
  static StorageException migration(String what, Throwable cause) {
    SQLException sql = sqlCause(cause);
    String why = String.valueOf(sql == null ? cause.getMessage() : sql.getMessage());
    return new StorageException(
        "the tables of «" + what + "» could not be made: " + why.lines().findFirst().orElse(""));
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

  private static @Nullable SQLException sqlCause(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
