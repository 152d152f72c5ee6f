package org.botcrm.bootstrap;

import java.util.Objects;

/**
 * What nobody may read in a log.
 *
 * @param value not blank
 */
record Secret(String value) {
  /**
   * @throws IllegalArgumentException when it is blank
   */
  Secret {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("value: must not be blank");
    }
  }

  @Override
  public String toString() {
    return "Secret[•••]";
  }
}
