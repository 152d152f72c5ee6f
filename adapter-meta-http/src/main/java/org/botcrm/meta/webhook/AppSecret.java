package org.botcrm.meta.webhook;

import java.util.Objects;

/**
 * The secret of the Meta app, which signs its webhooks. Not the access token.
 *
 * @param value not blank
 */
public record AppSecret(String value) {
  /**
   * @throws IllegalArgumentException when {@code value} is blank
   */
  public AppSecret {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("value: must not be blank");
    }
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "AppSecret[•••]";
  }
}
