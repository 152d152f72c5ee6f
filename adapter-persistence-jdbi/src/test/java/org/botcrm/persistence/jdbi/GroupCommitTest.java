package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.UnstorableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GroupCommitTest {
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
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

  /** Holds the writer until it is released, so that work queues up behind it. */
  private final BatchOperation<Integer, Integer> hold =
      (session, inputs) -> {
        busy.countDown();
        await(release);
        return inputs;
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
    release.countDown();
    writer.close();
    database.close();
    callers.shutdownNow();
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

  @Test
  void otherWorkMovesBesideUrgentWork() throws Exception {
    CompletableFuture<Integer> other = hold(() -> writer.inTurn(write, 7));
    List<CompletableFuture<Integer>> urgent = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int n = i;
      urgent.add(
          CompletableFuture.supplyAsync(
              () -> GroupCommit.await(writer.urgently(write, n)), callers));
    }
    release.countDown();

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
    CompletableFuture<Integer> first = hold(() -> 0);
    for (int number : numbers) {
      done.add(
          CompletableFuture.supplyAsync(
              () -> GroupCommit.await(writer.urgently(operation, number)), callers));
    }
    awaitQueued(numbers.length);
    release.countDown();
    first.join();
    return done;
  }

  private CompletableFuture<Integer> hold(Supplier<Integer> then) {
    callers.execute(() -> GroupCommit.await(writer.urgently(hold, 0)));
    await(busy);
    return CompletableFuture.supplyAsync(then, callers);
  }

  private void awaitQueued(int count) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> writer.queued() == count);
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

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
