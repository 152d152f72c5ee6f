package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.UnstorableException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what drivers throw into our own exception, without the values that they quote. */
final class Failures {
  // The low byte of SQLite's codes is the kind.
  private static final Set<Integer> FILE_AWAY =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code,
          SQLiteErrorCode.SQLITE_CORRUPT.code,
          SQLiteErrorCode.SQLITE_NOTADB.code);

  private static final Set<Integer> UNFIT =
      Set.of(SQLiteErrorCode.SQLITE_TOOBIG.code, SQLiteErrorCode.SQLITE_MISMATCH.code);

  private Failures() {}

  /**
   * With what was being done and the driver's code. The cause is replaced by its kind and stack,
   * because a driver's message quotes rows.
   */
  static StorageException storage(String doing, Throwable cause) {
    StorageException failure = new StorageException(inWords(doing, cause));
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  /** Likewise, for what {@link #isData} is true of. */
  static StorageException unstorable(String doing, Throwable cause) {
    StorageException failure = new UnstorableException(inWords(doing, cause));
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  private static String inWords(String doing, Throwable cause) {
    SQLException sql = sqlCause(cause);
    String what =
        sql == null
            ? cause.getClass().getSimpleName()
            : "SQLState " + sql.getSQLState() + ", code " + sql.getErrorCode();
    return "the database failed while " + doing + ": " + what;
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
   * waited for each other (class 40); or another process wrote to the SQLite file since this one
   * read from it. pgjdbc has no exception classes for these.
   */
  static boolean isMeeting(Throwable cause) {
    SQLException sql = sqlCause(cause);
    String state = sql == null ? null : sql.getSQLState();
    return state != null && (state.startsWith("23") || state.startsWith("40"))
        || sql instanceof SQLiteException sqlite
            && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT;
  }

  /**
   * Whether the database is away for everybody: no connection (class 08), the server stops (57P) or
   * has no room (53), the pool gave none in time, or the SQLite file is held by another process or
   * cannot be written at all.
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
            && FILE_AWAY.contains(sqlite.getResultCode().code & 0xFF);
  }

  /**
   * Whether what was written is at fault, not the database: a value that it cannot hold (class 22),
   * a limit (54), or our own code, which failed on it. A rule of the tables (23) is not meant:
   * somebody may have added one that every row breaks, and Meta's repetitions then lose nothing.
   */
  static boolean isData(Throwable cause) {
    SQLException sql = sqlCause(cause);
    if (sql == null) {
      return cause instanceof RuntimeException && !(cause instanceof StorageException);
    }
    String state = String.valueOf(sql.getSQLState());
    return state.startsWith("22")
        || state.startsWith("54")
        || sql instanceof SQLiteException sqlite
            && UNFIT.contains(sqlite.getResultCode().code & 0xFF);
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
