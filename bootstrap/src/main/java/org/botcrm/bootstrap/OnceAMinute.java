package org.botcrm.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Tells the same thing at most once a minute, and how often it happened. Thread-safe. */
final class OnceAMinute {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Told> last = new HashMap<>();

  OnceAMinute(Clock clock) {
    this.clock = clock;
  }

  /**
   * It happened.
   *
   * @param what tells it from others, of which there are few
   * @param tell gets how often it happened since it was told last, this time included; not called
   *     when that was just now
   */
  void tell(String what, LongConsumer tell) {
    long times;
    synchronized (last) {
      Instant now = clock.instant();
      Told before = last.get(what);
      times = before == null ? 1 : before.since + 1;
      if (before != null && now.isBefore(before.at.plus(MINUTE))) {
        last.put(what, new Told(before.at, times));
        return;
      }
      last.put(what, new Told(now, 0));
    }
    tell.accept(times);
  }

  /**
   * When it was told last.
   *
   * @param since how often it has happened since
   */
  private record Told(Instant at, long since) {}
}
