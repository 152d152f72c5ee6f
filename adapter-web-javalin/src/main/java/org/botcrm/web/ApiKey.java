package org.botcrm.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * The secret that the CRM shows to read the API. Immutable.
 *
 * @param value at least 16 visible ASCII characters, because it travels in a header and must not be
 *     guessed
 */
public record ApiKey(String value) {
  private static final int MIN_LENGTH = 16;

  /**
   * @throws IllegalArgumentException when {@code value} is too short or has other characters
   */
  public ApiKey {
    Objects.requireNonNull(value, "value");
    if (value.length() < MIN_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("value: 16 or more visible ASCII characters expected");
    }
  }

  /** Compares in constant time. */
  boolean matches(String offered) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "ApiKey[•••]";
  }
}
