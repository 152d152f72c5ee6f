package org.botcrm.domain.flow;

import org.jspecify.annotations.Nullable;

/**
 * What was read for one field. Immutable.
 *
 * @param value as it is kept; null when there is none that counts
 * @param refusal the key of the text that says what is wrong with it; null when nothing is
 */
record FieldReading(@Nullable String value, @Nullable String refusal) {
  /** Nothing that could be meant. */
  static final FieldReading NOTHING = new FieldReading(null, null);

  static FieldReading of(String value) {
    return new FieldReading(value, null);
  }

  static FieldReading refused(String key) {
    return new FieldReading(null, key);
  }

  /** Hides the value. */
  @Override
  public String toString() {
    return "FieldReading[•••]";
  }
}
