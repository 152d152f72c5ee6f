package org.botcrm.domain.consent;

import java.util.Arrays;

/** Where a person said that they want messages, or none. */
public enum ConsentSource {
  /** In a message to the business. */
  MESSAGE("mensaje"),
  /** In WhatsApp itself, which Meta tells with {@code user_preferences}. */
  META_PREFERENCES("preferencias");

  private final String word;

  ConsentSource(String word) {
    this.word = word;
  }

  /** As it is stored; never changes. */
  public String word() {
    return word;
  }

  /**
   * The source of a stored word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ConsentSource ofWord(String word) {
    return Arrays.stream(values())
        .filter(source -> source.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("word: no such source"));
  }
}
