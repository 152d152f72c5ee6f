package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.UnstorableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GroupCommitTest {
  private final Callers callers = new Callers();
  private final AtomicInteger transactions = new AtomicInteger();
  private TestDatabase database;
  private GroupCommit writer;

  /** Writes a number; refuses negative ones. */
  private final BatchOperation<Integer, Integer> write =
      new BatchOperation<>() {
        @Override
        public List<Integer> apply(WriteSession session, List<Integer> inputs) throws SQLException {
          for (int input : inputs) {
            session.update("INSERT INTO numeros VALUES (?)", input);
            if (input < 0) {
              throw new IllegalStateException("secreto");
            }
          }
          return inputs;
        }

        @Override
        public void committed() {
          transactions.incrementAndGet();
        }
      };

  @BeforeEach
  void open() {
    database = TestDatabase.sqlite();
    database.execute("CREATE TABLE numeros (n INTEGER)");
    writer =
        new GroupCommit(
            "test",
            new SessionSource(database::connect, Dialect.SQLITE, 0),
            new Crowd(System::nanoTime));
  }

  @AfterEach
  void close() {
    callers.close();
    writer.close();
    database.close();
  }

  @Test
  void workThatQueuedUpSharesOneTransaction() throws Exception {
    List<CompletableFuture<Integer>> done = queued(1, 2, 3, 4, 5);

    for (int i = 0; i < done.size(); i++) {
      assertThat(done.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i + 1);
    }
    assertThat(stored()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(transactions).hasValue(1);
  }

  @Test
  void aBadInputCostsOnlyItself() throws Exception {
    List<CompletableFuture<Integer>> done = queued(1, -2, 3);

    assertThat(done.get(0).get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(done.get(2).get(60, TimeUnit.SECONDS)).isEqualTo(3);
    assertThatThrownBy(() -> done.get(1).get(60, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(UnstorableException.class)
        .hasMessageNotContaining("secreto")
        .hasNoCause();
    assertThat(stored()).containsExactlyInAnyOrder(1, 3);
  }

  /** Each alone would wait for the same database once more. */
  @Test
  void aLostConnectionFailsAllThatWaitTogetherAtOnce() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    BatchOperation<Integer, Integer> cut =
        (session, inputs) -> {
          attempts.incrementAndGet();
          throw new SQLException("la conexión de secreto se cortó", "08006");
        };

    List<CompletableFuture<Integer>> done = queued(cut, 1, 2, 3);

    for (CompletableFuture<Integer> one : done) {
      assertThatThrownBy(() -> one.get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(StorageException.class)
          .hasMessageNotContaining("secreto");
    }
    assertThat(attempts).hasValue(1);
    assertThat(GroupCommit.await(writer.urgently(write, 4))).as("once it is back").isEqualTo(4);
  }

  @Test
  void whatIsQueuedWhenItClosesIsStillWritten() throws Exception {
    List<CompletableFuture<Integer>> done = queued(1, 2);

    writer.close();

    for (CompletableFuture<Integer> one : done) {
      one.get(60, TimeUnit.SECONDS);
    }
    assertThat(stored()).containsExactlyInAnyOrder(1, 2);
    assertThatThrownBy(() -> writer.urgently(write, 3)).isInstanceOf(StorageException.class);
  }

  @Test
  void anotherProcessMayWriteBetweenTransactions() throws Exception {
    GroupCommit.await(writer.urgently(write, 1));

    database.execute("INSERT INTO numeros VALUES (2)");
    GroupCommit.await(writer.urgently(write, 3));

    assertThat(stored()).containsExactlyInAnyOrder(1, 2, 3);
  }

  /** The driver ends a statement that fails, which is kept here. */
  @Test
  void whatFailedOnceIsWrittenAgainWhenItCanBe() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    SessionSource sessions =
        new SessionSource(
            () -> {
              opened.incrementAndGet();
              return database.connect();
            },
            Dialect.SQLITE,
            0);
    try (GroupCommit another = new GroupCommit("test", sessions, new Crowd(System::nanoTime))) {
      assertThat(another.inTurn(write, 1)).isEqualTo(1);
      database.execute("ALTER TABLE numeros RENAME TO elsewhere");
      assertThatThrownBy(() -> another.inTurn(write, 2)).isInstanceOf(StorageException.class);

      database.execute("ALTER TABLE elsewhere RENAME TO numeros");

      assertThat(another.inTurn(write, 3)).isEqualTo(3);
      assertThat(stored()).containsExactlyInAnyOrder(1, 3);
      assertThat(opened).hasValue(1);
    }
  }

  @Test
  void otherWorkMovesBesideUrgentWork() throws Exception {
    hold();
    CompletableFuture<Integer> other = callers.call(() -> writer.inTurn(write, 7));
    List<CompletableFuture<Integer>> urgent = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int n = i;
      urgent.add(callers.call(() -> GroupCommit.await(writer.urgently(write, n))));
    }
    callers.release();

    assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(7);
    for (CompletableFuture<Integer> one : urgent) {
      one.get(60, TimeUnit.SECONDS);
    }
    assertThat(stored()).hasSize(601);
  }

  private List<CompletableFuture<Integer>> queued(int... numbers) {
    return queued(write, numbers);
  }

  private List<CompletableFuture<Integer>> queued(
      BatchOperation<Integer, Integer> operation, int... numbers) {
    List<CompletableFuture<Integer>> done = new ArrayList<>();
    CompletableFuture<Integer> first = hold();
    for (int number : numbers) {
      done.add(callers.call(() -> GroupCommit.await(writer.urgently(operation, number))));
    }
    callers.releaseWhen(writer::queued, numbers.length);
    first.join();
    return done;
  }

  private CompletableFuture<Integer> hold() {
    BatchOperation<Integer, Integer> holding = callers.holding();
    return callers.hold(() -> GroupCommit.await(writer.urgently(holding, 0)));
  }

  private List<Integer> stored() throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (Connection connection = database.reader();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n FROM numeros")) {
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
    }
    return numbers;
  }
}
