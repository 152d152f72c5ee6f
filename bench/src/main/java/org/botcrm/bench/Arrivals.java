package org.botcrm.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Which replies reached the Graph API, and when. Thread-safe. */
final class Arrivals {
  private final AtomicIntegerArray counts = new AtomicIntegerArray(Phones.MAX);
  private final AtomicLongArray firstAt = new AtomicLongArray(Phones.MAX);
  private final AtomicInteger total = new AtomicInteger();
  private final AtomicLong lastAt = new AtomicLong();

  /** A reply to this person arrived. */
  void arrived(int person, long now) {
    if (counts.getAndIncrement(person) == 0) {
      firstAt.set(person, now);
    }
    lastAt.accumulateAndGet(now, Math::max);
    total.incrementAndGet();
  }

  int total() {
    return total.get();
  }

  int of(int person) {
    return counts.get(person);
  }

  /** When the first one came, by {@link System#nanoTime}. */
  long firstAt(int person) {
    return firstAt.get(person);
  }

  /** When the last one of all came. */
  long lastAt() {
    return lastAt.get();
  }
}
