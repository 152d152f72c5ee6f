package org.botcrm.offenders.bootstrap;

import java.time.Instant;
import org.botcrm.offenders.testkit.Shown;

record SeesTooMuch(Shown kit) {
  /** Bootstrap may. */
  static Instant now() {
    return Instant.now();
  }
}
