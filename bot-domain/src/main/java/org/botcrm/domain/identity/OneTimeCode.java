package org.botcrm.domain.identity;

import java.time.Instant;
import org.botcrm.domain.cliente.ClienteId;
import org.jspecify.annotations.Nullable;

/**
 * A code that a chat was promised, as far as it is stored. It may never have been sent: to a
 * contact who names a client that does not exist everything looks the same. Immutable.
 *
 * @param id ours
 * @param cliente whose it is; null when it belongs to nobody, or was not sent yet
 * @param hash of the code, keyed; null while it was not sent
 * @param expiresAt when it ends; null while it was not sent
 * @param triesLeft how many wrong codes are still forgiven, 0 or more; counted by chat and by ID
 *     over an hour
 */
public record OneTimeCode(
    long id,
    @Nullable ClienteId cliente,
    @Nullable String hash,
    @Nullable Instant expiresAt,
    int triesLeft) {

  /** Refuses a negative number of tries. */
  public OneTimeCode {
    if (triesLeft < 0) {
      throw new IllegalArgumentException("triesLeft: 0 or more expected");
    }
  }

  /** Whether it was sent, has not ended and may still be tried. */
  public boolean isOpen(Instant now) {
    return hash != null && expiresAt != null && now.isBefore(expiresAt) && triesLeft > 0;
  }

  /** Its id only. */
  @Override
  public String toString() {
    return "OneTimeCode[" + id + "]";
  }
}
