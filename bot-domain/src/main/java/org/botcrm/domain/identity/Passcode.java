package org.botcrm.domain.identity;

import java.time.Duration;
import java.util.Objects;

/**
 * The digits of a one-time code on their way to a client, who proves with them that they read
 * another channel of theirs. Kept nowhere as it is.
 *
 * @param digits six of them
 */
public record Passcode(String digits) {
  /** How long one is good for. */
  public static final Duration VALIDITY = Duration.ofMinutes(5);

  private static final int LENGTH = 6;

  /**
   * @throws IllegalArgumentException when it is not six digits
   */
  public Passcode {
    Objects.requireNonNull(digits, "digits");
    if (digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("digits: six digits expected");
    }
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "Passcode[•••]";
  }
}
