package org.botcrm.simulator;

import java.time.Instant;
import java.util.Objects;

/**
 * A status of a message that the other side came to know of.
 *
 * @param status {@code sent}, {@code delivered}, {@code read}, {@code failed}
 * @param at when, by the simulator's clock
 */
public record Tick(String status, Instant at) {
  /** Refuses nulls. */
  public Tick {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(at, "at");
  }
}
