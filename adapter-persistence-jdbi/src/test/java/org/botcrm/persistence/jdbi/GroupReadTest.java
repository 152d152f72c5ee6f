package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.botcrm.domain.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupReadTest {
  private final Callers callers = new Callers();
  private final List<List<Integer>> together = new ArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private TestDatabase database;
  private GroupRead reads;

  /** Reads a number; refuses negative ones. */
  private final BatchOperation<Integer, Integer> read =
      (session, inputs) -> {
        together.add(List.copyOf(inputs));
        List<Integer> outputs = new ArrayList<>();
        for (int input : inputs) {
          if (input < 0) {
            throw new IllegalStateException("secreto");
          }
          outputs.add(session.one("SELECT ? + 0", row -> row.getInt(1), input));
        }
        return outputs;
      };

  @BeforeEach
  void open() {
    database = TestDatabase.sqlite();
    reads =
        new GroupRead(
            new SessionSource(
                () -> {
                  opened.incrementAndGet();
                  return database.reader();
                },
                Dialect.SQLITE,
                0));
  }

  @AfterEach
  void close() {
    callers.close();
    reads.close();
    database.close();
  }

  @Test
  void whoeverWaitsWhileAnotherReadsIsReadForTogether() throws Exception {
    List<CompletableFuture<Integer>> done = waiting(1, 2, 3, 4);

    for (int i = 0; i < done.size(); i++) {
      assertThat(done.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(i + 1);
    }
    assertThat(together).hasSize(1);
    assertThat(together.get(0)).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(opened).hasValue(1);
  }

  /** The driver ends a statement that fails, which is kept here. */
  @Test
  void whatFailedOnceIsReadAgainWhenItCanBe() {
    database.execute("CREATE TABLE numeros (n INTEGER)");
    BatchOperation<Integer, Integer> count =
        (session, inputs) -> {
          int found =
              session.one("SELECT COUNT(*) FROM numeros WHERE n = ?", row -> row.getInt(1), 1);
          return List.of(found);
        };
    assertThat(reads.read(count, 0)).isZero();
    database.execute("ALTER TABLE numeros RENAME TO elsewhere");
    assertThatThrownBy(() -> reads.read(count, 0)).isInstanceOf(StorageException.class);

    database.execute("ALTER TABLE elsewhere RENAME TO numeros");

    assertThat(reads.read(count, 0)).isZero();
    assertThat(opened).hasValue(1);
  }

  @Test
  void whatCannotBeReadOfOneCostsTheOthersNothing() throws Exception {
    List<CompletableFuture<Integer>> done = waiting(1, -2, 3);

    assertThat(done.get(0).get(30, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(done.get(2).get(30, TimeUnit.SECONDS)).isEqualTo(3);
    assertThatThrownBy(() -> done.get(1).get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(StorageException.class)
        .hasMessageNotContaining("secreto");
  }

  @Test
  void aConnectionThatWasLostIsOpenedAnew() {
    AtomicInteger attempts = new AtomicInteger();
    BatchOperation<Integer, Integer> lost =
        (session, inputs) -> {
          if (attempts.incrementAndGet() == 1) {
            session.close();
            throw new SQLException("la conexión de secreto se cortó", "08006");
          }
          return read.apply(session, inputs);
        };

    assertThat(reads.read(lost, 7)).isEqualTo(7);
    assertThat(opened).hasValue(2);
  }

  @Test
  void whatIsCommittedBetweenTwoReadsIsSeen() {
    BatchOperation<Integer, Integer> chats =
        (session, inputs) ->
            session.list("SELECT COUNT(*) FROM numeros_negocio", row -> row.getInt(1));
    assertThat(reads.read(chats, 0)).isZero();

    database.execute("INSERT INTO numeros_negocio (phone_number_id) VALUES ('1')");

    assertThat(reads.read(chats, 0)).isEqualTo(1);
  }

  private List<CompletableFuture<Integer>> waiting(int... numbers) {
    BatchOperation<Integer, Integer> holding = callers.holding();
    CompletableFuture<Integer> first = callers.hold(() -> reads.read(holding, 0));
    List<CompletableFuture<Integer>> done = new ArrayList<>();
    for (int number : numbers) {
      done.add(callers.call(() -> reads.read(read, number)));
    }
    callers.releaseWhen(reads::waiting, numbers.length);
    first.join();
    return done;
  }
}
