package org.botcrm.persistence.jdbi;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections to PostgreSQL that somebody keeps for good. They are not the pool's: whoever
 * got one of those after it was given back would work with the settings that it has here.
 */
final class PostgresqlConnections {
  // Each finds its rows by an index. A table that was empty when its statement was planned would
  // otherwise be read from end to end, and all who wait would wait for that. To plan each statement
  // anew costs several times as much as to run it.
  private static final String BY_INDEX =
      """
      SET plan_cache_mode = force_generic_plan;
      SET enable_seqscan = off;
      SET enable_hashjoin = off;
      SET enable_mergejoin = off;
      SET jit = off;
      """;
  // Whoever stands still in the middle keeps the other nodes from taking statuses, and a send whose
  // status is late goes twice: so that must take much less time than a send waits for its status.
  private static final String WRITER_SETTINGS =
      BY_INDEX
          + """
          SET synchronous_commit = on;
          SET idle_in_transaction_session_timeout = '3s'\
          """;
  private static final String READER_SETTINGS = BY_INDEX + "SET statement_timeout = '10s'";

  private final DatabaseSettings settings;

  PostgresqlConnections(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** What the driver is told of every connection, the pool's too. */
  static Properties limits() {
    Properties properties = new Properties();
    // A host that vanishes must not hold webhooks for longer than a caller waits. The address may
    // name others.
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return properties;
  }

  /** One that writes: what it committed survives a power cut. */
  Connection writer() throws SQLException {
    return open(WRITER_SETTINGS);
  }

  /** One that reads few rows at a time, by their keys. */
  Connection byKey() throws SQLException {
    return open(READER_SETTINGS);
  }

  private Connection open(String sessionSettings) throws SQLException {
    Properties properties = limits();
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password());
    }
    Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties);
    try (var statement = connection.createStatement()) {
      statement.execute(sessionSettings);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
