package org.botcrm.application.history;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What was delivered of one category in one day.
 *
 * @param dia in the zone that was asked for
 * @param categoria Meta's word; see {@link org.botcrm.domain.message.Pricing#category}
 * @param mensajes how many, more than 0
 * @param cobrados how many of them Meta charges
 */
public record CostoDia(LocalDate dia, String categoria, long mensajes, long cobrados) {
  /** Refuses nulls. */
  public CostoDia {
    Objects.requireNonNull(dia, "dia");
    Objects.requireNonNull(categoria, "categoria");
  }
}
