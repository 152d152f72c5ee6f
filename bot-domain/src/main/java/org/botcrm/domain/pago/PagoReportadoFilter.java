package org.botcrm.domain.pago;

import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * Which reported payments to list; null means any. All that are given must hold.
 *
 * @param estado how far the review got
 * @param cliente who reported it
 */
public record PagoReportadoFilter(@Nullable PagoEstado estado, @Nullable ClienteId cliente) {
  /** Every report. */
  public static PagoReportadoFilter all() {
    return new PagoReportadoFilter(null, null);
  }
}
