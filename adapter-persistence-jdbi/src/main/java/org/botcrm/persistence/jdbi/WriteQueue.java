package org.botcrm.persistence.jdbi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.botcrm.domain.StorageException;

/**
 * What waits for a writer: urgent work, for which Meta waits, and all other work, which gets a
 * share that {@link WriterShare} decides. Bounded. Thread-safe.
 */
final class WriteQueue {
  /** Beyond this the database cannot keep up, and refusing is better than growing. */
  private static final int MAX_QUEUED = 4096;

  private static final int MAX_URGENT = 512;

  private final WriterShare share;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<WriteUnit<?, ?>> urgent = new ArrayDeque<>();
  private final Deque<WriteUnit<?, ?>> other = new ArrayDeque<>();
  private boolean closed;

  WriteQueue(WriterShare share) {
    this.share = share;
  }

  /**
   * Adds work.
   *
   * @throws StorageException when too much waits already, or it is closed
   */
  void offer(WriteUnit<?, ?> unit) {
    lock.lock();
    try {
      Deque<WriteUnit<?, ?>> queue = unit.urgent() ? urgent : other;
      if (closed) {
        throw new StorageException("the database is closed");
      }
      if (queue.size() >= MAX_QUEUED) {
        throw new StorageException("too much waits to be written");
      }
      queue.add(unit);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for work; empty when it is closed and nothing is left. */
  List<WriteUnit<?, ?>> take() {
    lock.lock();
    try {
      List<WriteUnit<?, ?>> batch = batch();
      while (batch.isEmpty() && !(closed && other.isEmpty())) {
        pause();
        batch = batch();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits is still given out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return urgent.size() + other.size();
    } finally {
      lock.unlock();
    }
  }

  private List<WriteUnit<?, ?>> batch() {
    List<WriteUnit<?, ?>> batch = new ArrayList<>();
    drain(urgent, batch, MAX_URGENT);
    int allowed = share.allowed(batch.size());
    drain(other, batch, closed ? MAX_URGENT : allowed);
    return batch;
  }

  private void pause() {
    if (other.isEmpty()) {
      changed.awaitUninterruptibly();
      return;
    }
    try {
      changed.awaitNanos(WriterShare.PAUSE_NANOS);
    } catch (InterruptedException e) {
      // Nobody interrupts a writer to stop it: it is closed. The work must not be lost.
      Thread.interrupted();
    }
  }

  private static void drain(Deque<WriteUnit<?, ?>> queue, List<WriteUnit<?, ?>> into, int max) {
    for (int i = 0; i < max && !queue.isEmpty(); i++) {
      into.add(queue.poll());
    }
  }
}
