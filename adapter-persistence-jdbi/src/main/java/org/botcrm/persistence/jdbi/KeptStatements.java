package org.botcrm.persistence.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Keeps the statements of one of SQLite's readers prepared: preparing one anew costs more than
 * running it, and the driver keeps none, as that of PostgreSQL does. For one thread at a time, as
 * the connection is.
 */
final class KeptStatements extends DefaultStatementBuilder {
  /** Listings have many shapes, and each takes memory. */
  private static final int MAX_KEPT = 64;

  private final SQLiteConnection connection;
  private final Map<String, PreparedStatement> idle = new HashMap<>();
  private final Map<Statement, String> inUse = new IdentityHashMap<>();

  private KeptStatements(SQLiteConnection connection) {
    this.connection = connection;
  }

  @Override
  public PreparedStatement create(Connection pooled, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    // Not of the pool's connection, which closes all that it prepared when it is given back.
    PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
    inUse.put(statement, sql);
    return statement;
  }

  /** The SQL that JDBI passes here has its names still, and is not what was prepared. */
  @Override
  public void close(Connection pooled, @Nullable String named, Statement statement)
      throws SQLException {
    String sql = inUse.remove(statement);
    if (sql != null && idle.size() < MAX_KEPT && statement instanceof PreparedStatement prepared) {
      prepared.clearParameters();
      PreparedStatement other = idle.put(sql, prepared);
      if (other != null) {
        other.close();
      }
    } else {
      statement.close();
    }
  }

  /** The statements of every connection of a pool. Thread-safe. */
  static final class OfPool implements StatementBuilderFactory {
    private final Map<SQLiteConnection, KeptStatements> kept = new ConcurrentHashMap<>();

    @Override
    public StatementBuilder createStatementBuilder(Connection pooled) {
      try {
        SQLiteConnection connection = pooled.unwrap(SQLiteConnection.class);
        KeptStatements known = kept.get(connection);
        return known == null ? ofNew(connection) : known;
      } catch (SQLException e) {
        throw Failures.storage("opening a connection", e);
      }
    }

    private KeptStatements ofNew(SQLiteConnection connection) throws SQLException {
      // The pool replaces its connections now and then.
      for (SQLiteConnection other : kept.keySet()) {
        if (other.isClosed()) {
          kept.remove(other);
        }
      }
      return kept.computeIfAbsent(connection, KeptStatements::new);
    }

    /** Of how many connections there are statements. */
    int connections() {
      return kept.size();
    }
  }
}
