package org.botcrm.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Requests that wait for something new on a phone, without a thread each. Thread-safe. */
final class LongPolls {
  private final Semaphore slots;
  private final ScheduledExecutorService timer;
  private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();

  LongPolls(int maxWaiters, ScheduledExecutorService timer) {
    this.slots = new Semaphore(maxWaiters);
    this.timer = timer;
  }

  /**
   * Waits until the query gives messages, at most so long.
   *
   * @return empty when too many wait already
   */
  Optional<CompletableFuture<ChatPage>> await(String key, Duration wait, Supplier<ChatPage> query) {
    if (!slots.tryAcquire()) {
      return Optional.empty();
    }
    Waiter waiter = new Waiter(query, new CompletableFuture<>());
    add(key, waiter);
    Future<?> timeout = timer.schedule(waiter::finish, wait.toNanos(), TimeUnit.NANOSECONDS);
    waiter.page.whenComplete(
        (page, error) -> {
          timeout.cancel(false);
          remove(key, waiter);
          slots.release();
        });
    // Asked only now, so that what came before the waiter was listed is not missed.
    waiter.finishIfAny();
    return Optional.of(waiter.page);
  }

  /** Something has changed on this phone. */
  void wake(String key) {
    waiters.getOrDefault(key, Set.of()).forEach(Waiter::finishIfAny);
  }

  /** How many wait. */
  int waiting() {
    return waiters.values().stream().mapToInt(Set::size).sum();
  }

  /** Answers everybody with what there is. */
  void finishAll() {
    waiters.values().forEach(set -> set.forEach(Waiter::finish));
  }

  private void add(String key, Waiter waiter) {
    waiters.compute(
        key,
        (k, set) -> {
          Set<Waiter> all = set == null ? ConcurrentHashMap.newKeySet() : set;
          all.add(waiter);
          return all;
        });
  }

  private void remove(String key, Waiter waiter) {
    waiters.computeIfPresent(
        key,
        (k, set) -> {
          set.remove(waiter);
          return set.isEmpty() ? null : set;
        });
  }

  private record Waiter(Supplier<ChatPage> query, CompletableFuture<ChatPage> page) {
    void finish() {
      page.complete(query.get());
    }

    void finishIfAny() {
      ChatPage now = query.get();
      if (!now.messages().isEmpty()) {
        page.complete(now);
      }
    }

    // Two polls that ask the same are still two.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
