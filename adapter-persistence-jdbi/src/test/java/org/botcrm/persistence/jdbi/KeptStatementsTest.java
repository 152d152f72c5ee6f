package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
  private static final String COUNT = "SELECT COUNT(*) FROM t WHERE id > ?";

  @TempDir Path folder;
  private final KeptStatements.OfPool factory = new KeptStatements.OfPool();

  @BeforeEach
  void makeATable() throws SQLException {
    execute("CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1), (2), (3)");
  }

  @Test
  void aStatementIsPreparedOnceForEachConnection() throws SQLException {
    try (Connection one = connections().reader();
        Connection other = connections().reader()) {
      PreparedStatement first = useAndGiveBack(one);

      assertThat(useAndGiveBack(one)).isSameAs(first);
      assertThat(useAndGiveBack(other)).isNotSameAs(first);
    }
  }

  @Test
  void aStatementInUseIsGivenToNobodyElse() throws SQLException {
    try (Connection connection = connections().reader()) {
      useAndGiveBack(connection);
      StatementBuilder builder = factory.createStatementBuilder(connection);
      PreparedStatement outer = builder.create(connection, COUNT, null);
      PreparedStatement inner = builder.create(connection, COUNT, null);

      assertThat(inner).isNotSameAs(outer);
      builder.close(connection, COUNT, inner);
      builder.close(connection, COUNT, outer);
      assertThat(inner.isClosed()).isTrue();
      assertThat(builder.create(connection, COUNT, null)).isSameAs(outer);
    }
  }

  @Test
  void aStatementThatFailedIsNotUsedAgain() throws SQLException {
    try (Connection connection = connections().reader()) {
      Jdbi jdbi = Jdbi.create(connection);
      jdbi.setStatementBuilderFactory(factory);
      assertThat(count(jdbi, 0)).isEqualTo(3);
      execute("ALTER TABLE t RENAME TO elsewhere");
      assertThatThrownBy(() -> count(jdbi, 0)).isInstanceOf(JdbiException.class);

      execute("ALTER TABLE elsewhere RENAME TO t");

      assertThat(count(jdbi, 0)).isEqualTo(3);
    }
  }

  @Test
  void noMoreThanItsShareIsKept() throws SQLException {
    try (Connection connection = connections().reader()) {
      StatementBuilder builder = factory.createStatementBuilder(connection);
      for (int i = 0; i < 64; i++) {
        String sql = COUNT + " AND id < " + i;
        builder.close(connection, sql, builder.create(connection, sql, null));
      }
      PreparedStatement late = builder.create(connection, COUNT, null);
      builder.close(connection, COUNT, late);

      assertThat(late.isClosed()).isTrue();
    }
  }

  @Test
  void aStatementWithNamesIsKeptToo() throws SQLException {
    try (Connection connection = connections().reader()) {
      Jdbi jdbi = Jdbi.create(connection);
      jdbi.setStatementBuilderFactory(factory);
      PreparedStatement known = useAndGiveBack(connection);
      String named = COUNT.replace("?", ":after");

      long count =
          jdbi.withHandle(
              handle -> handle.createQuery(named).bind("after", 2).mapTo(Long.class).one());

      assertThat(count).isEqualTo(1);
      // One that was prepared meanwhile would have taken its place.
      assertThat(useAndGiveBack(connection)).isSameAs(known);
    }
  }

  @Test
  void connectionsThatThePoolClosedAreForgotten() throws SQLException {
    try (Connection connection = connections().reader()) {
      useAndGiveBack(connection);
    }
    try (Connection connection = connections().reader()) {
      useAndGiveBack(connection);

      assertThat(factory.connections()).isEqualTo(1);
    }
  }

  @Test
  void aKeptStatementSeesWhatWasWrittenSinceAndHoldsNoCheckpointUp() throws SQLException {
    try (Connection connection = connections().reader()) {
      Jdbi jdbi = Jdbi.create(connection);
      jdbi.setStatementBuilderFactory(factory);

      assertThat(count(jdbi, 1)).isEqualTo(2);
      execute("INSERT INTO t VALUES (4)");
      assertThat(first(jdbi)).isEqualTo(1);
      assertThat(count(jdbi, 2)).isEqualTo(2);
      execute("INSERT INTO t VALUES (5)");
      assertThat(isCheckpointBusy()).isFalse();
    }
  }

  private PreparedStatement useAndGiveBack(Connection connection) throws SQLException {
    StatementBuilder builder = factory.createStatementBuilder(connection);
    PreparedStatement statement = builder.create(connection, COUNT, null);
    builder.close(connection, COUNT, statement);
    return statement;
  }

  private static long count(Jdbi jdbi, long after) {
    return jdbi.withHandle(
        handle -> handle.createQuery(COUNT).bind(0, after).mapTo(Long.class).one());
  }

  /** Leaves the other rows unread. */
  private static long first(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT id FROM t ORDER BY id").mapTo(Long.class).first());
  }

  /** Whether a reader kept the log from being emptied. */
  private boolean isCheckpointBusy() throws SQLException {
    try (Connection connection = connections().writer();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        return row.getBoolean(1);
      }
    }
  }

  private void execute(String... sql) throws SQLException {
    try (Connection connection = connections().writer();
        Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  private SqliteConnections connections() {
    return new SqliteConnections("jdbc:sqlite:" + folder.resolve("t.db"));
  }
}
