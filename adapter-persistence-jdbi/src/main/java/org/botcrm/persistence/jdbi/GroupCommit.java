package org.botcrm.persistence.jdbi;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.botcrm.domain.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * One writer that puts the work of many callers into one transaction, and answers each when that
 * transaction is durable. A sync of the disk costs milliseconds whether one message or a hundred
 * wait for it. Urgent work (Meta waits for it) goes first; the rest gets a share of every
 * transaction, so that it always moves, and a small one while webhooks come faster than they are
 * written: their answers can wait, Meta does not. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {
  /** Beyond this the database cannot keep up, and refusing is better than growing. */
  private static final int MAX_QUEUED = 4096;

  private static final int MAX_URGENT = 512;
  private static final int MAX_OTHER = 128;
  private static final int MAX_OTHER_WITH_URGENT = 16;

  /** So many callers a transaction mean that webhooks come faster than they are written. */
  private static final double PRESSED = 6;

  private static final int MAX_OTHER_WHEN_PRESSED = 2;
  private static final int MAX_MEETINGS = 8;
  private static final long STOP_SECONDS = 30;
  private static final long MAX_WAIT_SECONDS = 60;

  private final SessionSource sessions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition queued = lock.newCondition();
  private final Deque<Unit<?, ?>> urgent = new ArrayDeque<>();
  private final Deque<Unit<?, ?>> other = new ArrayDeque<>();
  private final Thread thread;
  private boolean closed;
  // How many urgent units the last transactions had, the latest counting most.
  private double pressure;

  GroupCommit(String name, SessionSource sessions) {
    this.sessions = sessions;
    this.thread = new Thread(this::run, name);
    this.thread.start();
  }

  /** Does urgent work and waits until it is durable. */
  <I, O> O urgently(BatchOperation<I, O> operation, I input) {
    return await(offer(urgent, new Unit<>(operation, input)));
  }

  /** Does other work and waits until it is durable. */
  <I, O> O inTurn(BatchOperation<I, O> operation, I input) {
    return await(offer(other, new Unit<>(operation, input)));
  }

  /** How much waits now. */
  int queued() {
    lock.lock();
    try {
      return urgent.size() + other.size();
    } finally {
      lock.unlock();
    }
  }

  /** Finishes what is queued, then stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queued.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <I, O> Unit<I, O> offer(Deque<Unit<?, ?>> queue, Unit<I, O> unit) {
    lock.lock();
    try {
      if (closed) {
        throw new StorageException("the database is closed");
      }
      if (queue.size() >= MAX_QUEUED) {
        throw new StorageException("too much waits to be written");
      }
      queue.add(unit);
      queued.signal();
      return unit;
    } finally {
      lock.unlock();
    }
  }

  private static <O> O await(Unit<?, O> unit) {
    try {
      return unit.done.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // It may still be written; whoever repeats it finds it there.
      throw new StorageException("the database takes too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while writing", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw Failures.storage("writing", e.getCause());
    }
  }

  private void run() {
    List<Unit<?, ?>> batch = take();
    while (!batch.isEmpty()) {
      Throwable failure = attempt(batch);
      if (failure != null && Failures.isMeeting(failure)) {
        failure = attempt(batch);
      }
      if (failure != null && Failures.isOutage(failure)) {
        // Each alone would wait for the same database once more.
        Throwable outage = failure;
        batch.forEach(unit -> unit.done.completeExceptionally(outage));
      } else if (failure != null) {
        batch.forEach(this::alone);
      }
      batch = take();
    }
    sessions.close();
  }

  /** Waits for work; empty when closed and nothing is left. */
  private List<Unit<?, ?>> take() {
    lock.lock();
    try {
      while (urgent.isEmpty() && other.isEmpty() && !closed) {
        queued.awaitUninterruptibly();
      }
      List<Unit<?, ?>> batch = new ArrayList<>();
      drain(urgent, batch, MAX_URGENT);
      pressure = 0.8 * pressure + 0.2 * batch.size();
      drain(other, batch, share(batch.isEmpty()));
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private int share(boolean alone) {
    if (pressure >= PRESSED) {
      return MAX_OTHER_WHEN_PRESSED;
    }
    return alone ? MAX_OTHER : MAX_OTHER_WITH_URGENT;
  }

  private static void drain(Deque<Unit<?, ?>> queue, List<Unit<?, ?>> batch, int max) {
    for (int i = 0; i < max && !queue.isEmpty(); i++) {
      batch.add(queue.poll());
    }
  }

  /**
   * A unit whose batch failed gets a transaction of its own, and another one when it met a writer
   * of another node, whose work it then sees.
   */
  private void alone(Unit<?, ?> unit) {
    Throwable failure = attempt(List.of(unit));
    for (int i = 1; i < MAX_MEETINGS && failure != null && Failures.isMeeting(failure); i++) {
      failure = attempt(List.of(unit));
    }
    if (failure != null) {
      unit.done.completeExceptionally(failure);
    }
  }

  /** One transaction; what it failed with, or null when it is durable. */
  private @Nullable Throwable attempt(List<Unit<?, ?>> batch) {
    List<Group<?, ?>> groups = grouped(batch);
    try {
      WriteSession session = sessions.get();
      for (Group<?, ?> group : groups) {
        group.apply(session);
      }
      session.commit();
    } catch (SQLException | RuntimeException | Error e) {
      groups.forEach(Group::rolledBack);
      sessions.recover();
      return e;
    }
    groups.forEach(Group::committed);
    return null;
  }

  private static List<Group<?, ?>> grouped(List<Unit<?, ?>> batch) {
    Map<BatchOperation<?, ?>, Group<?, ?>> groups = new LinkedHashMap<>();
    for (Unit<?, ?> unit : batch) {
      add(groups, unit);
    }
    return List.copyOf(groups.values());
  }

  // The group of an operation holds units of that operation only, so the types fit.
  @SuppressWarnings("unchecked")
  private static <I, O> void add(Map<BatchOperation<?, ?>, Group<?, ?>> groups, Unit<I, O> unit) {
    Group<I, O> group =
        (Group<I, O>) groups.computeIfAbsent(unit.operation, o -> new Group<>(unit.operation));
    group.units.add(unit);
  }

  /** What one caller waits for. */
  private static final class Unit<I, O> {
    private final BatchOperation<I, O> operation;
    private final I input;
    private final CompletableFuture<O> done = new CompletableFuture<>();

    private Unit(BatchOperation<I, O> operation, I input) {
      this.operation = operation;
      this.input = input;
    }
  }

  /** The units of one operation in one transaction. */
  private static final class Group<I, O> {
    private final BatchOperation<I, O> operation;
    private final List<Unit<I, O>> units = new ArrayList<>();
    private List<O> outputs = List.of();

    private Group(BatchOperation<I, O> operation) {
      this.operation = operation;
    }

    private void apply(WriteSession session) throws SQLException {
      outputs = operation.apply(session, units.stream().map(unit -> unit.input).toList());
    }

    private void committed() {
      operation.committed();
      for (int i = 0; i < units.size(); i++) {
        units.get(i).done.complete(outputs.get(i));
      }
    }

    private void rolledBack() {
      operation.rolledBack();
    }
  }
}
