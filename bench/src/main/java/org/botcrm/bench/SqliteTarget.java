package org.botcrm.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A file for each database. */
final class SqliteTarget implements TargetDatabase {
  private final Path folder;

  private SqliteTarget(Path folder) {
    this.folder = folder;
  }

  /** Leaves nothing to be ended. */
  static SqliteTarget open(Path folder, Cleanup cleanup) {
    return new SqliteTarget(folder);
  }

  @Override
  public double repliesAsked() {
    return 1_500;
  }

  @Override
  public String name() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      return "SQLite " + connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new BenchException("SQLite cannot be opened", e);
    }
  }

  @Override
  public String create(String name) {
    return "jdbc:sqlite:" + folder.resolve(name + ".db");
  }

  @Override
  public Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public void close() {
    // Its files go with the folder.
  }
}
