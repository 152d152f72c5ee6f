package org.botcrm.offenders.bootstrap;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

record SeesTooMuch(Jdbi driver) {
  /** Bootstrap may. */
  static Instant now() {
    return Instant.now();
  }
}
