package org.botcrm.simulator;

import java.time.Instant;
import java.util.Objects;

/**
 * An e-mail that never left this machine.
 *
 * @param number counts them, from 1
 * @param to the address
 * @param subject its subject
 * @param text what it says
 * @param at when it came, by the simulator's clock
 */
public record SimulatedMail(long number, String to, String subject, String text, Instant at) {
  /** Refuses nulls. */
  public SimulatedMail {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(at, "at");
  }

  /** Its number: the rest is personal. */
  @Override
  public String toString() {
    return "SimulatedMail[" + number + "]";
  }
}
