package org.botcrm.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Durations, kept one by one so that percentiles are exact. Not thread-safe. */
final class Samples {
  private long[] nanos = new long[1024];
  private int size;
  private boolean sorted;

  void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = duration;
    sorted = false;
  }

  int size() {
    return size;
  }

  /**
   * The least duration that so many of all do not exceed (nearest rank), in milliseconds; NaN when
   * there is none.
   *
   * @param share above 0, up to 1
   */
  double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, size);
      sorted = true;
    }
    int rank = (int) Math.ceil(share * size);
    return nanos[Math.max(1, rank) - 1] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
