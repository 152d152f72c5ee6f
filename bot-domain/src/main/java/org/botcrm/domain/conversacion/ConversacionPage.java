package org.botcrm.domain.conversacion;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param conversaciones newest first
 * @param total how many rows the whole listing has
 * @param totalIsExact false when counting was cut short because nothing counts these rows already:
 *     there are {@code total} or more
 * @param hasMore whether older rows follow
 */
public record ConversacionPage(
    List<Conversacion> conversaciones, long total, boolean totalIsExact, boolean hasMore) {
  /** Copies the list. */
  public ConversacionPage {
    conversaciones = List.copyOf(conversaciones);
  }

  /** Where the next page begins; empty when there is none. */
  public Optional<Cursor> next() {
    if (!hasMore || conversaciones.isEmpty()) {
      return Optional.empty();
    }
    Conversacion last = conversaciones.get(conversaciones.size() - 1);
    return Optional.of(new Cursor(last.timestamp(), last.id()));
  }
}
