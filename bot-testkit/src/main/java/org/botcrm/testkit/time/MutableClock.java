package org.botcrm.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to move. Thread-safe. */
public final class MutableClock extends Clock {
  /** Where a clock starts unless told otherwise; with microseconds, so that losing them shows. */
  public static final Instant START = Instant.parse("2026-11-22T15:04:05.123456Z");

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock in UTC that stands at {@link #START}. */
  public static MutableClock standing() {
    return startingAt(START);
  }

  /** A clock in UTC that stands at {@code start}. */
  public static MutableClock startingAt(Instant start) {
    return new MutableClock(new AtomicReference<>(start), ZoneOffset.UTC);
  }

  /** Moves by {@code step}, also backwards, and tells the time after it. */
  public Instant advance(Duration step) {
    return now.updateAndGet(before -> before.plus(step));
  }

  /** Moves to {@code instant}. */
  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same time, moving together, in another zone. */
  @Override
  public MutableClock withZone(ZoneId other) {
    return new MutableClock(now, other);
  }
}
