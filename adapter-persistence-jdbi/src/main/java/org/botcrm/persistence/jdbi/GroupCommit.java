package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * One writer that puts the work of many callers into one transaction, and answers each when that
 * transaction is durable. A sync of the disk costs milliseconds whether one message or a hundred
 * wait for it. Callers are answered on a thread of their own: while they go on, the writer writes
 * for the next. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {
  private static final int MAX_MEETINGS = 8;
  private static final long STOP_SECONDS = 30;
  private static final long MAX_WAIT_SECONDS = 60;

  private final SessionSource sessions;
  private final WriterShare share;
  private final WriteQueue queue;
  private final ThreadPoolExecutor answers;
  private final Thread thread;

  /**
   * Starts at once.
   *
   * @param crowd what the writers of one process have in common
   */
  GroupCommit(String name, SessionSource sessions, Crowd crowd) {
    this.sessions = sessions;
    this.share = new WriterShare(crowd);
    this.queue = new WriteQueue(share);
    this.answers =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, name + "-answers"));
    // Later there might be no memory for it, and nobody would be answered.
    this.answers.prestartAllCoreThreads();
    this.thread = new Thread(this::run, name);
    this.thread.start();
  }

  /**
   * Does urgent work, for which nothing waits but other urgent work.
   *
   * @return completes when it is durable, or with a {@link StorageException}; on a thread that
   *     other callers wait for too
   */
  <I, O> CompletableFuture<O> urgently(BatchOperation<I, O> operation, I input) {
    WriteUnit<I, O> unit = WriteUnit.urgent(operation, input);
    queue.offer(unit);
    return limited(unit);
  }

  /** Does other work and waits until it is durable. */
  <I, O> O inTurn(BatchOperation<I, O> operation, I input) {
    WriteUnit<I, O> unit = WriteUnit.other(operation, input);
    queue.offer(unit);
    return await(limited(unit));
  }

  /**
   * Waits for what {@link #urgently} gave.
   *
   * @throws StorageException when it failed
   */
  static <O> O await(CompletableFuture<O> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw Failures.storage("writing", e.getCause());
    }
  }

  /** How much waits now. */
  int queued() {
    return queue.size();
  }

  /** Finishes what is queued, then stops. */
  @Override
  public void close() {
    queue.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      answers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When it takes too long it may still be written; whoever repeats it finds it there. */
  private static <O> CompletableFuture<O> limited(WriteUnit<?, O> unit) {
    return unit.done()
        .orTimeout(MAX_WAIT_SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            failure -> {
              throw failure instanceof StorageException storage
                  ? storage
                  : new StorageException("the database takes too long");
            });
  }

  private void run() {
    try {
      List<WriteUnit<?, ?>> batch = queue.take();
      while (!batch.isEmpty()) {
        safely(batch);
        batch = queue.take();
      }
    } finally {
      sessions.close();
      answers.shutdown();
    }
  }

  /** Whatever happens to one batch, the writer lives on for the next. */
  private void safely(List<WriteUnit<?, ?>> batch) {
    try {
      write(batch);
    } catch (RuntimeException | Error e) {
      batch.forEach(unit -> unit.fail(e));
    }
  }

  private void write(List<WriteUnit<?, ?>> batch) {
    Throwable failure = attempt(batch);
    if (failure != null && Failures.isMeeting(failure)) {
      failure = attempt(batch);
    }
    if (failure != null && Failures.isOutage(failure)) {
      // Each alone would wait for the same database once more.
      fail(batch, failure);
    } else if (failure != null) {
      batch.forEach(this::alone);
    }
  }

  /**
   * A unit whose batch failed gets a transaction of its own, and another one when it met a writer
   * of another node, whose work it then sees.
   */
  private void alone(WriteUnit<?, ?> unit) {
    Throwable failure = attempt(List.of(unit));
    for (int i = 1; i < MAX_MEETINGS && failure != null && Failures.isMeeting(failure); i++) {
      failure = attempt(List.of(unit));
    }
    if (failure != null) {
      boolean unfit = Failures.isData(failure);
      fail(List.of(unit), unfit ? Failures.unstorable("writing", failure) : failure);
    }
  }

  private void fail(List<WriteUnit<?, ?>> units, Throwable failure) {
    answers.execute(() -> units.forEach(unit -> unit.fail(failure)));
  }

  /** One transaction; what it failed with, or null when it is durable. */
  private @Nullable Throwable attempt(List<WriteUnit<?, ?>> batch) {
    List<WriteGroup<?, ?>> groups = WriteGroup.inLockOrder(batch);
    WriterShare.Meter meter = share.meter();
    try {
      WriteSession session = sessions.get();
      for (WriteGroup<?, ?> group : groups) {
        group.apply(session);
        meter.lap(group.isUrgent());
      }
      session.commit();
      meter.stop();
    } catch (SQLException | RuntimeException | Error e) {
      groups.forEach(WriteGroup::rolledBack);
      sessions.recover();
      return e;
    }
    groups.forEach(WriteGroup::committed);
    answers.execute(() -> groups.forEach(WriteGroup::answer));
    return null;
  }
}
