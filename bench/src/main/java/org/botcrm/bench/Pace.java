package org.botcrm.bench;

/** When requests are due. */
@FunctionalInterface
interface Pace {
  /** No more requests. */
  long NEVER = Long.MAX_VALUE;

  /**
   * When the request of this number is due, by {@link System#nanoTime}; {@link #NEVER} for none.
   *
   * @param number counted from 0
   * @param now the time
   */
  long dueAt(int number, long now);

  /** As quickly as answers come, for so long: a closed loop. */
  static Pace until(long end) {
    return (number, now) -> now < end ? now : NEVER;
  }

  /** As quickly as answers come, so many. */
  static Pace count(int count) {
    return (number, now) -> number < count ? now : NEVER;
  }

  /** At fixed times, whether or not the server keeps up: an open loop. */
  static Pace steady(long start, int perSecond, int count) {
    return (number, now) -> number < count ? start + number * 1_000_000_000L / perSecond : NEVER;
  }
}
