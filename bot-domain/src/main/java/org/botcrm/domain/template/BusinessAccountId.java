package org.botcrm.domain.template;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Meta's id of a WhatsApp business account, to which templates and numbers belong. Immutable.
 *
 * @param value 1 to 32 digits
 */
public record BusinessAccountId(String value) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,32}");

  /**
   * @throws IllegalArgumentException when it is no such id
   */
  public BusinessAccountId {
    if (!DIGITS.matcher(Objects.requireNonNull(value, "value")).matches()) {
      throw new IllegalArgumentException("value: 1 to 32 digits expected");
    }
  }
}
