package org.botcrm.domain.reply;

import java.util.Objects;

/**
 * What a rule wants to say. A value: nothing is sent inside a rule.
 *
 * @param text any length above 0; a text that Meta would refuse as too long is sent in parts
 */
public record Reply(String text) {
  /**
   * @throws IllegalArgumentException when {@code text} is blank
   */
  public Reply {
    Objects.requireNonNull(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("text: must not be blank");
    }
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "Reply[" + text.length() + " chars]";
  }
}
