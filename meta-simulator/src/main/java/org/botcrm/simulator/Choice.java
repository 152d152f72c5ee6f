package org.botcrm.simulator;

import java.util.Objects;

/**
 * A button of a message, or a row of its list, that a person can press.
 *
 * @param id what the bot is told
 * @param title what the person reads
 */
public record Choice(String id, String title) {
  /** Refuses nulls. */
  public Choice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
  }
}
