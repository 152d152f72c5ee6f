package org.botcrm.persistence.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;

/** Opens either database: readers in a pool, and its writers. */
final class OpenDatabase {
  private static final int SQLITE_READERS = 12;
  // Beside the two writers and the reader by keys, which have one each.
  private static final int POSTGRESQL_CONNECTIONS = 13;
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
    SessionSource byKey = new SessionSource(connections::reader, Dialect.SQLITE, 0);
    return database(new Database(Dialect.SQLITE, pool, kept, byKey, writer, writer), resources);
  }

  static Database postgresql(DatabaseSettings settings, Resources resources) {
    HikariDataSource pool = pool(POSTGRESQL_CONNECTIONS, resources);
    pool.setJdbcUrl(settings.jdbcUrl());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    pool.setDataSourceProperties(PostgresqlConnections.limits());
    PostgresqlConnections connections = new PostgresqlConnections(settings);
    int slot = ThreadLocalRandom.current().nextInt(SLOTS);
    SessionSource first = new SessionSource(connections::writer, Dialect.POSTGRESQL, slot);
    // The two of one process never share a slot.
    SessionSource second = new SessionSource(connections::writer, Dialect.POSTGRESQL, SLOTS + slot);
    Crowd crowd = new Crowd(System::nanoTime);
    GroupCommit ingest = writer("bot-db-ingest", first, crowd, resources);
    GroupCommit other = writer("bot-db-writer", second, crowd, resources);
    SessionSource byKey = new SessionSource(connections::byKey, Dialect.POSTGRESQL, 0);
    return database(
        new Database(
            Dialect.POSTGRESQL, pool, DefaultStatementBuilder.FACTORY, byKey, ingest, other),
        resources);
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
