package org.botcrm.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Meta's limits: who wrote when, and who was sent how much. Bounded: the pair of number and
 * phone unused for longest is forgotten. Thread-safe.
 */
final class SendLimits {
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration SECOND = Duration.ofSeconds(1);
  // Page about-the-platform: one in 6 seconds, or up to 45 in 6 seconds, borrowed from later.
  private static final Duration PACE = Duration.ofSeconds(6);
  private static final int BURST = 45;
  private static final int PAIRS_PER_PHONE = 4;

  private final Rules rules;
  private final Map<Pair, State> pairs;
  private final Map<String, Deque<Instant>> traffic = new HashMap<>();

  SendLimits(Rules rules, SimulatorLimits limits) {
    this.rules = rules;
    int max = Math.multiplyExact(limits.phones(), PAIRS_PER_PHONE);
    this.pairs =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Pair, State> eldest) {
            return size() > max;
          }
        };
  }

  /** The phone has written to the number; reactions and notices open no window. */
  synchronized void heard(String numberId, String phone, Instant at, boolean opens, Instant now) {
    State state = state(numberId, phone);
    if (opens && (state.lastHeard == null || at.isAfter(state.lastHeard))) {
      state.lastHeard = at;
    }
    count(numberId, now);
  }

  /** Whether only templates may be sent. Always false while the window is off. */
  synchronized boolean closed(String numberId, String phone, Instant now) {
    Instant last = state(numberId, phone).lastHeard;
    boolean open = last != null && now.isBefore(last.plus(WINDOW));
    return rules.now().window() != WindowRule.OFF && !open;
  }

  /** When the window closes; empty when it was never open. */
  synchronized Optional<Instant> closesAt(String numberId, String phone) {
    return Optional.ofNullable(state(numberId, phone).lastHeard).map(last -> last.plus(WINDOW));
  }

  /** Counts a send, unless it is one too many. */
  synchronized Optional<GraphError> admit(String numberId, String phone, Instant now) {
    int throughput = rules.now().throughput();
    if (throughput > 0 && recent(numberId, now).size() >= throughput) {
      return Optional.of(GraphErrors.of(GraphErrors.THROUGHPUT, "Cloud API message throughput"));
    }
    if (rules.now().pairRate() && !state(numberId, phone).admit(now)) {
      return Optional.of(
          GraphErrors.of(
              GraphErrors.PAIR_RATE, "Too many messages to the same phone in a short time"));
    }
    count(numberId, now);
    return Optional.empty();
  }

  private State state(String numberId, String phone) {
    return pairs.computeIfAbsent(new Pair(numberId, phone), pair -> new State());
  }

  private void count(String numberId, Instant now) {
    Deque<Instant> recent = recent(numberId, now);
    recent.add(now);
    if (recent.size() > MetaRules.MAX_THROUGHPUT) {
      recent.remove();
    }
  }

  private Deque<Instant> recent(String numberId, Instant now) {
    Deque<Instant> recent = traffic.computeIfAbsent(numberId, id -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.element().isAfter(now.minus(SECOND))) {
      recent.remove();
    }
    return recent;
  }

  private record Pair(String numberId, String phone) {}

  /** What is known of one phone at one number. */
  private static final class State {
    private @Nullable Instant lastHeard;
    private Instant burstStart = Instant.EPOCH;
    private int burst;

    boolean admit(Instant now) {
      if (!now.isBefore(burstStart.plus(PACE.multipliedBy(burst)))) {
        burstStart = now;
        burst = 1;
        return true;
      }
      if (burst < BURST && now.isBefore(burstStart.plus(PACE))) {
        burst++;
        return true;
      }
      return false;
    }
  }
}
