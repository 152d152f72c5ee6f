package org.botcrm.persistence.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** Opens either database: readers in a pool, and its writers. */
final class OpenDatabase {
  private static final int SQLITE_READERS = 12;
  // Two of them are the writers' for good.
  private static final int POSTGRESQL_CONNECTIONS = 16;
  // A writer finds every row by an index. A table that was empty when its statement was planned
  // would otherwise be read from end to end, and each commit would wait for it. Whoever stands
  // still
  // in the middle keeps the other nodes from taking statuses, and a send whose status is late goes
  // twice: so that must take much less time than a send waits for its status.
  private static final String WRITER_SETTINGS =
      """
      SET synchronous_commit = on;
      SET plan_cache_mode = force_generic_plan;
      SET idle_in_transaction_session_timeout = '3s';
      SET enable_seqscan = off;
      SET enable_hashjoin = off;
      SET enable_mergejoin = off;
      SET jit = off\
      """;
  private static final int KEPT_OPEN = 4;
  private static final int CONNECT_MILLIS = 5_000;
  // Writers of different nodes rarely share a slot, and sums stay short.
  private static final int SLOTS = 8;

  private OpenDatabase() {}

  static Database sqlite(DatabaseSettings settings, Resources resources) {
    SqliteConnections connections = new SqliteConnections(settings.jdbcUrl());
    HikariDataSource pool = pool(SQLITE_READERS, resources);
    pool.setDataSource(new ConnectionSource(connections::reader));
    GroupCommit writer =
        writer(
            "bot-db-writer",
            new SessionSource(connections::writer, Dialect.SQLITE, 0),
            new Crowd(System::nanoTime),
            resources);
    KeptStatements.OfPool kept = new KeptStatements.OfPool();
    return database(new Database(Dialect.SQLITE, pool, kept, writer, writer), resources);
  }

  static Database postgresql(DatabaseSettings settings, Resources resources) {
    HikariDataSource pool = pool(POSTGRESQL_CONNECTIONS, resources);
    pool.setJdbcUrl(settings.jdbcUrl());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    // A host that vanishes must not hold webhooks for longer than a caller waits. The address may
    // name others.
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", "5");
    pool.addDataSourceProperty("socketTimeout", "30");
    SessionSource.Connector durable = () -> durable(pool.getConnection());
    int slot = ThreadLocalRandom.current().nextInt(SLOTS);
    SessionSource first = new SessionSource(durable, Dialect.POSTGRESQL, slot);
    // The two of one process never share a slot.
    SessionSource second = new SessionSource(durable, Dialect.POSTGRESQL, SLOTS + slot);
    Crowd crowd = new Crowd(System::nanoTime);
    GroupCommit ingest = writer("bot-db-ingest", first, crowd, resources);
    GroupCommit other = writer("bot-db-writer", second, crowd, resources);
    return database(new Database(Dialect.POSTGRESQL, pool, ingest, other), resources);
  }

  private static Database database(Database database, Resources resources) {
    resources.opened(database::close);
    return database;
  }

  private static GroupCommit writer(
      String name, SessionSource sessions, Crowd crowd, Resources resources) {
    GroupCommit writer = new GroupCommit(name, sessions, crowd);
    resources.opened(writer::close);
    return writer;
  }

  private static Connection durable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(WRITER_SETTINGS);
      return connection;
    } catch (SQLException e) {
      // Only the writers take connections for good, so a lost one would never come back.
      connection.close();
      throw e;
    }
  }

  private static HikariDataSource pool(int size, Resources resources) {
    HikariDataSource pool = new HikariDataSource();
    resources.opened(pool::close);
    pool.setPoolName("bot-db");
    pool.setMaximumPoolSize(size);
    // Most of them are for the moments when many chats are answered at once.
    pool.setMinimumIdle(KEPT_OPEN);
    pool.setConnectionTimeout(CONNECT_MILLIS);
    return pool;
  }
}
