package org.botcrm.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server of its own with PostgreSQL's standard settings. The embedded one comes with durability
 * off, as tests like it; here that would measure another promise than the bot gives.
 */
final class PostgresqlTarget implements TargetDatabase {
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private static final int STOP_SECONDS = 120;

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;

  private PostgresqlTarget(EmbeddedPostgres server, ProcessHandle postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /** Starts it and returns when it answers, with durability on. */
  static PostgresqlTarget open(Path folder, Cleanup cleanup) {
    Path data = folder.resolve("postgresql-datos");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            // Not while it may still be writing its last checkpoint.
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(folder.resolve("postgresql-programa").toFile())
            .setDataDirectory(data);
    DURABILITY.forEach(name -> builder.setServerConfig(name, "on"));
    try {
      EmbeddedPostgres server = builder.start();
      PostgresqlTarget target = cleanup.add(new PostgresqlTarget(server, postmaster(data)));
      target.requireDurability();
      return target;
    } catch (IOException e) {
      throw new BenchException("PostgreSQL cannot be started", e);
    }
  }

  @Override
  public double repliesAsked() {
    return 700;
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
      // Gives up waiting after 5 seconds, which a large checkpoint takes.
      server.close();
      postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      postmaster.destroyForcibly();
      throw new BenchException("PostgreSQL had to be killed", e);
    } catch (InterruptedException e) {
      postmaster.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Its number is the first line of a file that it writes. */
  private static ProcessHandle postmaster(Path data) throws IOException {
    long id = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    return ProcessHandle.of(id).orElseThrow(() -> new BenchException("PostgreSQL ended"));
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
