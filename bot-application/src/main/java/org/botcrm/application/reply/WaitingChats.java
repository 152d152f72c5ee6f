package org.botcrm.application.reply;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * Chats to be answered, each in one pair of hands at most. A chat that could not be answered rests
 * for a growing number of ticks. Bounded: what does not fit is forgotten. Thread-safe.
 */
final class WaitingChats {
  private static final int MAX_REST = 64;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final Set<ChatId> ready = new LinkedHashSet<>();
  private final Set<ChatId> taken = new HashSet<>();
  private final Set<ChatId> takenAndAgain = new HashSet<>();
  private final Map<ChatId, Rest> resting = new HashMap<>();
  private boolean closed;

  WaitingChats(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a chat in which somebody just wrote. A quarter of the room is left for those that the
   * database tells of: they have waited longer.
   */
  void offerNew(ChatId chat) {
    offer(chat, capacity - capacity / 4);
  }

  /** Adds a chat, unless it waits already, rests, or there is no room. */
  void offer(ChatId chat) {
    offer(chat, capacity);
  }

  private void offer(ChatId chat, int atMost) {
    lock.lock();
    try {
      Rest rest = resting.get(chat);
      if (taken.contains(chat)) {
        takenAndAgain.add(chat);
      } else if (ready.size() < atMost && (rest == null || rest.left == 0) && ready.add(chat)) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many more chats fit. */
  int room() {
    lock.lock();
    try {
      return capacity - ready.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a chat and takes it; null when closed. */
  @Nullable ChatId take() {
    lock.lock();
    try {
      while (ready.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        return null;
      }
      Iterator<ChatId> first = ready.iterator();
      ChatId chat = first.next();
      first.remove();
      taken.add(chat);
      return chat;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a taken chat back. */
  void finished(ChatId chat, boolean done) {
    lock.lock();
    try {
      taken.remove(chat);
      boolean again = takenAndAgain.remove(chat);
      if (done) {
        resting.remove(chat);
      } else if (resting.size() < capacity || resting.containsKey(chat)) {
        resting.merge(chat, new Rest(1), (old, first) -> new Rest(Math.min(MAX_REST, old.of * 2)));
      }
      if (again) {
        offer(chat);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Brings resting chats one step nearer to their next try. */
  void tick() {
    lock.lock();
    try {
      resting.values().forEach(rest -> rest.left = Math.max(0, rest.left - 1));
    } finally {
      lock.unlock();
    }
  }

  /** No chat is given out any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for {@link #close} at most this long; whether it was called. */
  boolean awaitClosed(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ticks that a chat rests: {@code of} in all, {@code left} still. */
  private static final class Rest {
    private final int of;
    private int left;

    private Rest(int ticks) {
      this.of = ticks;
      this.left = ticks;
    }
  }
}
