package org.botcrm.persistence.jdbi;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much work a writer takes besides the urgent. As much as there is, until urgent work crowds:
 * then a tenth of the writer's time, because answers can wait and Meta does not. Without that limit
 * the pauses between two crowds would fill with other work, and each crowd would wait for it. For
 * the thread of one writer.
 */
final class WriterShare {
  /** How long the writer pauses when all that waits must wait a little longer. */
  static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /** So many callers in one transaction mean that they come faster than they are written. */
  private static final int CROWD = 6;

  private static final long CROWD_LASTS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int MAX_OTHER = 128;
  private static final int MAX_OTHER_IN_CROWD = 8;
  private static final double SHARE_IN_CROWD = 0.1;
  private static final long MAX_CREDIT = TimeUnit.MILLISECONDS.toNanos(5);

  private final LongSupplier nanoTime;
  private long asked;
  private long crowdSeen;
  // Time that other work may take while it is crowded; negative when it took more.
  private double credit;

  /** With a clock that only ever goes forwards, in nanoseconds. */
  WriterShare(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.asked = nanoTime.getAsLong();
    this.crowdSeen = asked - CROWD_LASTS;
  }

  /**
   * How many units of other work may go with so many urgent ones, which may be none; 0 while urgent
   * work crowds and other work had its share.
   */
  int allowed(int urgentUnits) {
    long now = nanoTime.getAsLong();
    credit = Math.min(MAX_CREDIT, credit + (now - asked) * SHARE_IN_CROWD);
    asked = now;
    if (urgentUnits >= CROWD) {
      crowdSeen = now;
    }
    if (now - crowdSeen >= CROWD_LASTS) {
      return MAX_OTHER;
    }
    return credit > 0 ? MAX_OTHER_IN_CROWD : 0;
  }

  /** Measures a transaction that begins now. */
  Meter meter() {
    return new Meter();
  }

  /** How long the parts of one transaction take. */
  final class Meter {
    private final long began = nanoTime.getAsLong();
    private long lapped = began;
    private long other;

    /** A part was written. */
    void lap(boolean urgent) {
      long now = nanoTime.getAsLong();
      other += urgent ? 0 : now - lapped;
      lapped = now;
    }

    /** The commit ends; its time is shared as that before it was. */
    void stop() {
      long written = Math.max(1, lapped - began);
      credit -= other + (double) (nanoTime.getAsLong() - lapped) * other / written;
      credit = Math.max(credit, -MAX_CREDIT);
    }
  }
}
