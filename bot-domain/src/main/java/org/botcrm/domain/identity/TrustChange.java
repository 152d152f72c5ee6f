package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * That a chat was linked to a client, or to nobody. Immutable.
 *
 * @param cliente whom it was linked to, now or until now; null when two chats of different clients
 *     became one
 * @param source what the link rests on; null when it ended
 * @param why who made it, or why it ended, in words
 * @param at when
 */
public record TrustChange(
    @Nullable ClienteId cliente, @Nullable TrustSource source, String why, Instant at) {
  /** Refuses nulls where a value is required, naming the field. */
  public TrustChange {
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(at, "at");
  }

  /** Whether the link was made, and did not end. */
  public boolean isGiven() {
    return source != null;
  }

  /** The source only. */
  @Override
  public String toString() {
    return "TrustChange[" + (source == null ? "none" : source) + "]";
  }
}
