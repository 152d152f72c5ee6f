package org.botcrm.bench;

import java.util.Arrays;

/** What became of the webhooks of one run. Not thread-safe. */
final class LoadRecord {
  private final long from;
  private final long to;
  private final Samples latencies = new Samples();
  private long[] sentAt = new long[1024];
  private int first = -1;
  private int acknowledged;
  private int refused;
  private int firstRefusal;

  /**
   * Latencies count whose answers came in this time, by {@link System#nanoTime}.
   *
   * @param to not included
   */
  LoadRecord(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /** Everything counts. */
  static LoadRecord ofAll() {
    return new LoadRecord(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  void sending(int number, long due) {
    if (first < 0) {
      first = number;
    }
    int place = number - first;
    if (place >= sentAt.length) {
      sentAt = Arrays.copyOf(sentAt, sentAt.length * 2);
    }
    sentAt[place] = due;
  }

  void answered(int number, int status, long due, long now) {
    if (status == 200) {
      acknowledged++;
    } else {
      refused++;
      firstRefusal = refused == 1 ? status : firstRefusal;
    }
    if (now >= from && now < to) {
      latencies.add(now - due);
    }
  }

  /** When the webhook of this number was due, or was sent where none is due at a time. */
  long sentAt(int number) {
    return sentAt[number - first];
  }

  Samples latencies() {
    return latencies;
  }

  int acknowledged() {
    return acknowledged;
  }

  int refused() {
    return refused;
  }

  /** The status of the first that was not 200; 0 when there was none. */
  int firstRefusal() {
    return firstRefusal;
  }
}
