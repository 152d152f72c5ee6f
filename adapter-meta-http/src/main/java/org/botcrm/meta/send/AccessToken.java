package org.botcrm.meta.send;

import java.util.Objects;

/**
 * The token that lets us send through the Graph API. Not the app secret.
 *
 * @param value not blank, printable ASCII without spaces, as it goes into a header
 */
public record AccessToken(String value) {
  /**
   * @throws IllegalArgumentException when {@code value} is blank or cannot be put into a header
   */
  public AccessToken {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("value: must not be blank");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("value: must be printable ASCII without spaces");
    }
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return "AccessToken[•••]";
  }
}
