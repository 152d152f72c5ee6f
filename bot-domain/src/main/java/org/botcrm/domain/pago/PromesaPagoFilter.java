package org.botcrm.domain.pago;

import java.time.LocalDate;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * Which promises to list; null means any. All that are given must hold.
 *
 * @param cliente who made it
 * @param from the first day promised
 * @param to the last day promised
 */
public record PromesaPagoFilter(
    @Nullable ClienteId cliente, @Nullable LocalDate from, @Nullable LocalDate to) {
  /** Every promise. */
  public static PromesaPagoFilter all() {
    return new PromesaPagoFilter(null, null, null);
  }
}
