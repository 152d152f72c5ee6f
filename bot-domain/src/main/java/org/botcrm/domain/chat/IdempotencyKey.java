package org.botcrm.domain.chat;

import java.util.Objects;
import org.botcrm.domain.message.Sha256;

/**
 * By what a request is known when it is repeated because its answer was lost.
 *
 * @param value the caller's own word, 1 to 255 printable ASCII characters
 * @param fingerprint of all that was asked for, so that one key never stands for two requests
 */
public record IdempotencyKey(String value, Sha256 fingerprint) {
  /** The most characters of a key. */
  public static final int MAX_LENGTH = 255;

  /**
   * @throws IllegalArgumentException when {@code value} is empty, too long or has other characters
   */
  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(fingerprint, "fingerprint");
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("value: 1 to 255 printable ASCII characters expected");
    }
  }

  /** Hides the key: callers make it of what they like. */
  @Override
  public String toString() {
    return "IdempotencyKey[" + value.length() + " chars]";
  }
}
