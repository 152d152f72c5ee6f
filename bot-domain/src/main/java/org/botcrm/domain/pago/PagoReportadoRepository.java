package org.botcrm.domain.pago;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payments that clients reported; see {@link org.botcrm.domain.dialogue.Effect.ReportPayment} for
 * how they come in. Thread-safe, also between nodes. Throws {@link
 * org.botcrm.domain.StorageException} when the database fails.
 */
public interface PagoReportadoRepository {

  /**
   * Those that pass the filter, newest first.
   *
   * @param after the id of the last one seen; null for the first page
   * @param size 1 to 100
   */
  PagoReportadoPage list(PagoReportadoFilter filter, @Nullable Long after, int size);

  /** How many pass the filter. */
  long count(PagoReportadoFilter filter);

  /** The report with this id. */
  Optional<PagoReportado> find(long id);

  /**
   * Records what a person of the lender decided. The first decision counts.
   *
   * @param revision with its time, kept to the microsecond
   */
  ReviewResult review(long id, PagoReportado.Revision revision);
}
