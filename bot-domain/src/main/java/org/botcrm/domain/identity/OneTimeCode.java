package org.botcrm.domain.identity;

import java.time.Instant;
import java.util.List;
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

  /**
   * Whether {@code text} holds this code and no other one, so that a message is one try, and the
   * code is open. Takes the same time for a code that was never sent.
   */
  public boolean isTypedIn(String text, CodeHasher hasher, Instant now) {
    List<String> typed = CodeDigits.findAll(text);
    return typed.size() == 1 && hasher.matches(hash, id, typed.get(0)) & isOpen(now);
  }

  /** Its id only. */
  @Override
  public String toString() {
    return "OneTimeCode[" + id + "]";
  }
}
