package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection that reads for many callers, with its statements kept prepared. Whoever comes
 * while somebody reads waits, and the next of them reads for all that wait by then: many of them
 * cost little more than one. Thread-safe.
 */
final class GroupRead implements AutoCloseable {
  private static final int MAX_TOGETHER = 256;

  private final SessionSource sessions;
  // Whoever holds it reads, and nobody else uses the sessions.
  private final ReentrantLock reading = new ReentrantLock();
  private final Queue<WriteUnit<?, ?>> waiting = new ConcurrentLinkedQueue<>();

  GroupRead(SessionSource sessions) {
    this.sessions = sessions;
  }

  /**
   * Reads what was committed, perhaps together with what others ask for.
   *
   * @param operation only reads
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  <I, O> O read(BatchOperation<I, O> operation, I input) {
    WriteUnit<I, O> unit = WriteUnit.other(operation, input);
    waiting.add(unit);
    reading.lock();
    try {
      while (!unit.done().isDone()) {
        readTogether(next());
      }
    } finally {
      reading.unlock();
    }
    return GroupCommit.await(unit.done());
  }

  /** How many wait now. */
  int waiting() {
    return waiting.size();
  }

  /** Gives the connection back; it is opened anew for whoever reads after that. */
  @Override
  public void close() {
    reading.lock();
    try {
      sessions.close();
    } finally {
      reading.unlock();
    }
  }

  private List<WriteUnit<?, ?>> next() {
    List<WriteUnit<?, ?>> units = new ArrayList<>();
    for (WriteUnit<?, ?> unit = waiting.poll(); unit != null; unit = waiting.poll()) {
      units.add(unit);
      if (units.size() == MAX_TOGETHER) {
        return units;
      }
    }
    return units;
  }

  private void readTogether(List<WriteUnit<?, ?>> units) {
    Throwable failure = attempt(units);
    if (failure != null && Failures.isOutage(failure)) {
      // The connection may have been lost long ago, and nothing is lost by reading twice.
      failure = attempt(units);
    }
    if (failure != null && (units.size() == 1 || Failures.isOutage(failure))) {
      fail(units, failure);
    } else if (failure != null) {
      // What cannot be read of one costs the others nothing.
      units.forEach(unit -> readTogether(List.of(unit)));
    }
  }

  private static void fail(List<WriteUnit<?, ?>> units, Throwable failure) {
    for (WriteUnit<?, ?> unit : units) {
      CompletableFuture<?> done = unit.done();
      done.completeExceptionally(Failures.storage("reading", failure));
    }
  }

  /** What it failed with; null when all of them have what they asked for. */
  private @Nullable Throwable attempt(List<WriteUnit<?, ?>> units) {
    List<WriteGroup<?, ?>> groups = WriteGroup.inLockOrder(units);
    try {
      WriteSession session = sessions.get();
      for (WriteGroup<?, ?> group : groups) {
        group.apply(session);
      }
      // Or what is read next would be what there was now, and old rows could not go.
      session.commit();
    } catch (SQLException | RuntimeException | Error e) {
      sessions.recover();
      return e;
    }
    groups.forEach(WriteGroup::answer);
    return null;
  }
}
