package org.botcrm.domain.pago;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of promises.
 *
 * @param promesas the latest day first; of one day, the newest first
 * @param hasMore whether others follow
 */
public record PromesaPagoPage(List<PromesaPago> promesas, boolean hasMore) {
  /** Copies the list. */
  public PromesaPagoPage {
    promesas = List.copyOf(promesas);
  }

  /** Where the next page begins; empty when there is none. */
  public Optional<PromesaPagoCursor> next() {
    if (!hasMore || promesas.isEmpty()) {
      return Optional.empty();
    }
    PromesaPago last = promesas.get(promesas.size() - 1);
    return Optional.of(new PromesaPagoCursor(last.promesa().payOn(), last.id()));
  }
}
