package org.botcrm.offenders.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.LongSupplier;

final class ReadsTheClock {
  Instant instant() {
    return Instant.now();
  }

  LocalDate today() {
    return LocalDate.now();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  LongSupplier reference() {
    return System::currentTimeMillis;
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  ZoneId zone() {
    return ZoneId.systemDefault();
  }

  String environment() {
    return System.getenv("HOME");
  }

  /** Nothing wrong with this one. */
  Instant given(Clock clock) {
    return Instant.now(clock);
  }
}
