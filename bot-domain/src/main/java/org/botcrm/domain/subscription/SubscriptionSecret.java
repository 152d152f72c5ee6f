package org.botcrm.domain.subscription;

import java.util.Objects;

/**
 * What deliveries to one subscriber are signed with. The bytes of its text in UTF-8 are the key.
 *
 * @param value 32 characters or more, of which nobody can guess any
 */
public record SubscriptionSecret(String value) {
  private static final int LEAST = 32;

  /**
   * @throws IllegalArgumentException when it is too short to be one
   */
  public SubscriptionSecret {
    Objects.requireNonNull(value, "value");
    if (value.length() < LEAST) {
      throw new IllegalArgumentException("secret: 32 or more characters expected");
    }
  }

  /** Hides it. */
  @Override
  public String toString() {
    return "SubscriptionSecret[•••]";
  }
}
