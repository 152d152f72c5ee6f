package org.botcrm.simulator;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The faults that were asked for, in order, each for a number of sends or downloads. Thread-safe.
 */
final class Faults<F> {
  private static final int MAX_WAITING = 1_000;

  private final F none;
  private final Deque<Planned<F>> planned = new ArrayDeque<>();

  /**
   * @param none what happens when nothing is planned
   */
  Faults(F none) {
    this.none = none;
  }

  /** The fault of what is being handled. */
  synchronized F take() {
    Planned<F> first = planned.poll();
    if (first == null) {
      return none;
    }
    if (first.times() > 1) {
      planned.addFirst(new Planned<>(first.fault(), first.times() - 1));
    }
    return first.fault();
  }

  /**
   * @return how many will fail in all
   */
  synchronized long plan(F fault, int times) {
    if (planned.size() == MAX_WAITING) {
      throw new IllegalArgumentException("Ya hay " + MAX_WAITING + " fallos pendientes");
    }
    planned.add(new Planned<>(fault, times));
    return pending();
  }

  /** How many will fail in all. */
  synchronized long pending() {
    return planned.stream().mapToLong(Planned::times).sum();
  }

  synchronized void clear() {
    planned.clear();
  }

  private record Planned<F>(F fault, int times) {}
}
