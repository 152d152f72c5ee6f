package org.botcrm.domain.contact;

import java.util.Objects;

/**
 * The id that Meta gives a person towards one business portfolio ({@code user_id}, BSUID), present
 * also when the phone is not.
 *
 * @param value as Meta wrote it, 1 to 256 characters without white space. Meta documents {@code
 *     CC.} and up to 128 letters or digits, but its own examples break that form, so it is treated
 *     as opaque.
 */
public record BusinessScopedId(String value) {
  private static final int MAX_LENGTH = 256;

  /**
   * @throws IllegalArgumentException when {@code value} is empty, too long or has white space
   */
  public BusinessScopedId {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("value: 1 to 256 characters without spaces expected");
    }
  }

  /** Hides the id: it identifies a person. */
  @Override
  public String toString() {
    return "BusinessScopedId[•••]";
  }
}
