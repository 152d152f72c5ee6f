package org.botcrm.persistence.jdbi;

import java.util.concurrent.TimeUnit;

/**
 * How much work a writer takes besides the urgent. As much as there is, until urgent work crowds:
 * then a tenth of the writer's time, because answers can wait and Meta does not. Without that limit
 * the pauses between two crowds would fill with other work, and each crowd would wait for it. For
 * the thread of one writer.
 */
final class WriterShare {
  /** How long the writer pauses when all that waits must wait a little longer. */
  static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private static final int MAX_OTHER = 128;
  private static final int MAX_OTHER_IN_CROWD = 8;
  private static final double SHARE_IN_CROWD = 0.1;
  private static final long MAX_CREDIT = TimeUnit.MILLISECONDS.toNanos(5);

  private final Crowd crowd;
  private long asked;
  // Time that other work may take while it is crowded; negative when it took more.
  private double credit;

  WriterShare(Crowd crowd) {
    this.crowd = crowd;
    this.asked = crowd.nanoTime();
  }

  /**
   * How many units of other work may go with so many urgent ones, which may be none; 0 while urgent
   * work crowds and other work had its share.
   */
  int allowed(int urgentUnits) {
    long now = crowd.nanoTime();
    credit = Math.min(MAX_CREDIT, credit + (now - asked) * SHARE_IN_CROWD);
    asked = now;
    crowd.urgent(urgentUnits);
    if (!crowd.isHere()) {
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
    private final long began = crowd.nanoTime();
    private long lapped = began;
    private long other;

    /** A part was written. */
    void lap(boolean urgent) {
      long now = crowd.nanoTime();
      other += urgent ? 0 : now - lapped;
      lapped = now;
    }

    /** The commit ends; its time is shared as that before it was. */
    void stop() {
      long written = Math.max(1, lapped - began);
      credit -= other + (double) (crowd.nanoTime() - lapped) * other / written;
      credit = Math.max(credit, -MAX_CREDIT);
    }
  }
}
