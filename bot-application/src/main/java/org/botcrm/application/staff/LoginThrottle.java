package org.botcrm.application.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords for each name, whoever tries it from wherever: addresses cost nothing.
 * Bounded; forgotten with the process. Thread-safe.
 */
final class LoginThrottle {
  /** How many wrong passwords are tried before the name has to wait. */
  static final int TRIES = 5;

  /** How long it waits after the last of them. */
  static final Duration WAIT = Duration.ofMinutes(15);

  private static final int MAX_NAMES = 10_000;

  private final Map<String, Tries> names =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MAX_NAMES;
        }
      };

  /** How long the name must wait still; zero when it may be tried. */
  synchronized Duration wait(String name, Instant now) {
    Tries tries = names.get(name);
    if (tries == null || tries.count < TRIES) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, tries.last.plus(WAIT));
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void wrong(String name, Instant now) {
    Tries before = names.get(name);
    boolean old = before == null || !now.isBefore(before.last.plus(WAIT));
    names.put(name, new Tries(old ? 1 : before.count + 1, now));
  }

  synchronized void right(String name) {
    names.remove(name);
  }

  private record Tries(int count, Instant last) {}
}
