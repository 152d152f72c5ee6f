package org.botcrm.persistence.jdbi;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether webhooks come faster than they are written one by one. The writers of one process share
 * it: where deliveries have a writer of their own, the other must leave it the machine.
 * Thread-safe.
 */
final class Crowd {
  /** So many callers in one transaction mean that they come faster than they are written. */
  private static final int CALLERS = 6;

  private static final long LASTS = TimeUnit.MILLISECONDS.toNanos(50);

  private final LongSupplier nanoTime;
  private volatile long seen;

  /** With a clock that only ever goes forwards, in nanoseconds. */
  Crowd(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.seen = nanoTime.getAsLong() - LASTS;
  }

  /** A transaction has so many urgent units. */
  void urgent(int units) {
    if (units >= CALLERS) {
      seen = nanoTime.getAsLong();
    }
  }

  boolean isHere() {
    return nanoTime.getAsLong() - seen < LASTS;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }
}
