package org.botcrm.domain.identity;

import java.util.Objects;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteMatch;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of one turn show of the person beside what was known. It holds nothing of a
 * record whose owner did not just prove to be that: a client is read from the CRM only once the
 * right code was typed, so that nothing differs before. Immutable.
 *
 * @param basis what the contact looks like now
 * @param byCode the client whose one-time code was typed; null when none was, or a wrong one
 * @param byOwnPhone whose the number is that the person shared; null when none was shared
 */
public record Evidence(
    TrustBasis basis, @Nullable Cliente byCode, @Nullable ClienteMatch byOwnPhone) {
  /** Of somebody of whom nothing is known. */
  public static final Evidence NONE = of(new TrustBasis(null, null, null));

  /** Refuses nulls where a value is required. */
  public Evidence {
    Objects.requireNonNull(basis, "basis");
  }

  /** Of messages that show nothing. */
  public static Evidence of(TrustBasis basis) {
    return new Evidence(basis, null, null);
  }

  /** Whether there is anything, not what. */
  @Override
  public String toString() {
    return "Evidence[code " + (byCode != null) + ", phone " + (byOwnPhone != null) + "]";
  }
}
