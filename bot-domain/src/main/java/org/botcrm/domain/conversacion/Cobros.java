package org.botcrm.domain.conversacion;

import java.time.Instant;
import java.util.Objects;

/**
 * Messages of one kind that were delivered, with a price of Meta, in one quarter of an hour.
 * Quarters, because every zone in use is a multiple of one away from UTC: their sums are exact days
 * and months of any zone.
 *
 * @param desde when the quarter begins
 * @param phoneNumberId the business number that sent them
 * @param categoria as in {@link org.botcrm.domain.message.Pricing#category}
 * @param tipo as in {@link org.botcrm.domain.message.Pricing#type}; empty when Meta said none
 * @param mensajes how many, more than 0
 * @param cobrados how many of them Meta charges
 */
public record Cobros(
    Instant desde,
    String phoneNumberId,
    String categoria,
    String tipo,
    long mensajes,
    long cobrados) {
  /** Seconds of a quarter of an hour. */
  public static final int QUARTER = 900;

  /** Refuses nulls. */
  public Cobros {
    Objects.requireNonNull(desde, "desde");
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(categoria, "categoria");
    Objects.requireNonNull(tipo, "tipo");
  }

  /** The number of the quarter that holds this moment, counted from 1970. */
  public static long quarter(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), (long) QUARTER);
  }
}
