package org.botcrm.simulator;

import java.util.ArrayDeque;
import java.util.Deque;

/** The faults that were asked for, in order, each for a number of sends. Thread-safe. */
final class Faults {
  private static final int MAX_WAITING = 1_000;

  private final Deque<Planned> planned = new ArrayDeque<>();

  /** The fault of the send that is being handled; {@link Fault#NONE} when none is planned. */
  synchronized Fault take() {
    Planned first = planned.poll();
    if (first == null) {
      return Fault.NONE;
    }
    if (first.times() > 1) {
      planned.addFirst(new Planned(first.fault(), first.times() - 1));
    }
    return first.fault();
  }

  /**
   * @return how many sends will fail in all
   */
  synchronized long plan(Fault fault, int times) {
    if (planned.size() == MAX_WAITING) {
      throw new IllegalArgumentException("Ya hay " + MAX_WAITING + " fallos pendientes");
    }
    planned.add(new Planned(fault, times));
    return planned.stream().mapToLong(Planned::times).sum();
  }

  synchronized void clear() {
    planned.clear();
  }

  private record Planned(Fault fault, int times) {}
}
