package org.botcrm.bootstrap;

import java.time.Clock;
import java.time.Duration;

/** The machine's clock, asked for here only. */
final class SystemTime {
  private SystemTime() {}

  /** In steps of a microsecond, the precision of what is stored. */
  static Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
