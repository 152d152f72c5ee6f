package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * The stored link between a chat and a client. Immutable.
 *
 * @param cliente whom the chat belongs to
 * @param basis what the contact looked like then
 * @param source what it rests on
 * @param since when it was made
 * @param verifiedUntil until when a second factor holds; null when none was shown
 */
public record Trust(
    ClienteId cliente,
    TrustBasis basis,
    TrustSource source,
    Instant since,
    @Nullable Instant verifiedUntil) {

  /** Refuses nulls where a value is required, naming the field. */
  public Trust {
    Objects.requireNonNull(cliente, "cliente");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(since, "since");
  }

  /** The same, resting on this. */
  public Trust withBasis(TrustBasis other) {
    return new Trust(cliente, other, source, since, verifiedUntil);
  }

  /** Whether a second factor holds. */
  public boolean isVerified(Instant now) {
    return verifiedUntil != null && now.isBefore(verifiedUntil);
  }
}
