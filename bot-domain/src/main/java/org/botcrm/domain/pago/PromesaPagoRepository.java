package org.botcrm.domain.pago;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Promises to pay; see {@link org.botcrm.domain.dialogue.Effect.PromisePayment} for how they come
 * in. Thread-safe. Throws {@link org.botcrm.domain.StorageException} when the database fails.
 */
public interface PromesaPagoRepository {

  /**
   * Those that pass the filter, the latest day first.
   *
   * @param after the last one seen; null for the first page
   * @param size 1 to 100
   */
  PromesaPagoPage list(PromesaPagoFilter filter, @Nullable PromesaPagoCursor after, int size);

  /** The promise with this id. */
  Optional<PromesaPago> find(long id);
}
