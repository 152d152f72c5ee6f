package org.botcrm.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A server of its own with PostgreSQL's standard settings. The embedded one comes with durability
 * off, as tests like it; here that would measure another promise than the bot gives.
 */
final class PostgresqlTarget implements TargetDatabase {
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final EmbeddedPostgres server;

  private PostgresqlTarget(EmbeddedPostgres server) {
    this.server = server;
  }

  static PostgresqlTarget open(Path folder, Cleanup cleanup) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(folder.resolve("postgresql-programa").toFile())
            .setDataDirectory(folder.resolve("postgresql-datos"));
    DURABILITY.forEach(name -> builder.setServerConfig(name, "on"));
    try {
      PostgresqlTarget target = cleanup.add(new PostgresqlTarget(builder.start()));
      target.requireDurability();
      return target;
    } catch (IOException e) {
      throw new BenchException("PostgreSQL cannot be started", e);
    }
  }

  @Override
  public String name() {
    return "PostgreSQL " + show("server_version") + " (fsync, synchronous_commit: on)";
  }

  @Override
  public String create(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return server.getJdbcUrl("postgres", name);
    } catch (SQLException e) {
      throw new BenchException("the database cannot be created", e);
    }
  }

  @Override
  public Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new BenchException("PostgreSQL cannot be stopped", e);
    }
  }

  private void requireDurability() {
    for (String name : DURABILITY) {
      String value = show(name);
      if (!"on".equals(value)) {
        throw new BenchException("PostgreSQL has " + name + " = " + value);
      }
    }
  }

  private String show(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new BenchException("PostgreSQL cannot be asked", e);
    }
  }
}
