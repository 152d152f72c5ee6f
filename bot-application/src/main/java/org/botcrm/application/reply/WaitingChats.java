package org.botcrm.application.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.botcrm.domain.message.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * Chats to be answered, each in one pair of hands at most, now or when their person has finished
 * writing. A chat that could not be answered rests for a growing number of ticks. Bounded: what
 * does not fit is forgotten. Thread-safe.
 */
final class WaitingChats {
  private static final int MAX_REST = 64;

  private final int capacity;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final Set<ChatId> ready = new LinkedHashSet<>();
  private final Set<ChatId> taken = new HashSet<>();
  private final Set<ChatId> takenAndAgain = new HashSet<>();
  private final Map<ChatId, Rest> resting = new HashMap<>();
  private final Set<ChatId> delayed = new HashSet<>();
  private final PriorityQueue<Delayed> byTime = new PriorityQueue<>();
  private boolean closed;

  WaitingChats(int capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Adds a chat that is not to be looked at before {@code due}, unless it waits already. */
  void offerLater(ChatId chat, Instant due) {
    lock.lock();
    try {
      if (!due.isAfter(clock.instant())) {
        offer(chat);
      } else if (delayed.size() < capacity && !ready.contains(chat) && delayed.add(chat)) {
        byTime.add(new Delayed(chat, due));
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
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
      while (!closed && !hasReady()) {
        awaitNext();
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

  /** Moves on what is due. */
  private boolean hasReady() {
    Instant now = byTime.isEmpty() ? Instant.EPOCH : clock.instant();
    while (!byTime.isEmpty() && !byTime.element().due.isAfter(now)) {
      ChatId chat = byTime.remove().chat;
      delayed.remove(chat);
      offer(chat, capacity);
    }
    return !ready.isEmpty();
  }

  private void awaitNext() {
    if (byTime.isEmpty()) {
      changed.awaitUninterruptibly();
      return;
    }
    try {
      changed.awaitNanos(clock.instant().until(byTime.element().due, ChronoUnit.NANOS));
    } catch (InterruptedException e) {
      // Nobody interrupts these threads; whoever does wants them to end.
      Thread.currentThread().interrupt();
      closed = true;
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

  /** A chat whose person may still be writing. */
  private record Delayed(ChatId chat, Instant due) implements Comparable<Delayed> {
    @Override
    public int compareTo(Delayed other) {
      return due.compareTo(other.due);
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
