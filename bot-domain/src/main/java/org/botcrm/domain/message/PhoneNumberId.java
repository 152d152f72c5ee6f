package org.botcrm.domain.message;

import java.util.Objects;

/**
 * Meta's id of one business number ({@code phone_number_id}), which is not the number itself.
 *
 * @param value 1 to 64 characters, not blank
 */
public record PhoneNumberId(String value) {
  private static final int MAX_LENGTH = 64;

  /**
   * @throws IllegalArgumentException when {@code value} is blank or too long
   */
  public PhoneNumberId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("value: 1 to 64 characters expected");
    }
  }
}
