package org.botcrm.testkit.inmemory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was learnt last, by Meta's clock; of two at the same time, the later arrival. */
record Latest<T>(T value, Instant at) {
  Latest<T> and(Latest<T> other) {
    return other.at.isBefore(at) ? this : other;
  }

  static <T> @Nullable Latest<T> of(@Nullable Latest<T> one, @Nullable Latest<T> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.and(other);
  }
}
