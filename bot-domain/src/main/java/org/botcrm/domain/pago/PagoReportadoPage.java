package org.botcrm.domain.pago;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list of reported payments.
 *
 * @param pagos newest first
 * @param hasMore whether others follow
 */
public record PagoReportadoPage(List<PagoReportado> pagos, boolean hasMore) {
  /** Copies the list. */
  public PagoReportadoPage {
    pagos = List.copyOf(pagos);
  }

  /** Behind which report the next page begins; empty when there is none. */
  public OptionalLong next() {
    return hasMore && !pagos.isEmpty()
        ? OptionalLong.of(pagos.get(pagos.size() - 1).id())
        : OptionalLong.empty();
  }
}
