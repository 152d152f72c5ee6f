package org.botcrm.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the session of a writer, and opens it again when the connection is lost. */
final class SessionSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSource.class);

  private final Connector connector;
  private final Dialect dialect;
  private final int slot;
  private @Nullable WriteSession session;

  SessionSource(Connector connector, Dialect dialect, int slot) {
    this.connector = connector;
    this.dialect = dialect;
    this.slot = slot;
  }

  WriteSession get() throws SQLException {
    WriteSession current = session;
    if (current == null) {
      current = new WriteSession(connector.connect(), dialect, slot);
      session = current;
    }
    return current;
  }

  /** After a failure: rolls back, and gives up a connection that no longer works. */
  void recover() {
    WriteSession current = session;
    if (current == null) {
      return;
    }
    try {
      current.rollback();
      if (current.isUsable()) {
        return;
      }
    } catch (SQLException e) {
      LOG.warn("A connection could not be rolled back and is opened anew: {}", e.getSQLState());
    }
    close();
  }

  @Override
  public void close() {
    WriteSession current = session;
    session = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        // Nothing is lost with it: what was committed is durable, the rest was rolled back.
        LOG.warn("A connection could not be closed: {}", e.getSQLState());
      }
    }
  }

  /** Opens a connection that may write. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }
}
