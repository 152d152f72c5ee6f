package org.botcrm.domain.staff;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name that a person logs in with, such as {@code ana.perez}. Immutable.
 *
 * @param value 2 to 64 small letters without accents, digits, and {@code . _ - @}; capitals are
 *     made small
 */
public record Username(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9._@-]{2,64}");

  /**
   * @throws IllegalArgumentException when it has another length or other characters
   */
  public Username {
    value = Objects.requireNonNull(value, "value").toLowerCase(Locale.ROOT);
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("value: 2 to 64 letters, digits and . _ - @ expected");
    }
  }
}
