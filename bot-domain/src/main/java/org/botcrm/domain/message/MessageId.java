package org.botcrm.domain.message;

import java.util.Objects;

/**
 * Meta's id of one message ({@code wamid}): opaque, the key to know a repeated message by.
 *
 * @param value 1 to 512 characters, not blank
 */
public record MessageId(String value) {
  private static final int MAX_LENGTH = 512;

  /**
   * @throws IllegalArgumentException when {@code value} is blank or too long
   */
  public MessageId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("value: 1 to 512 characters expected");
    }
  }
}
