package org.botcrm.domain.dialogue;

import java.time.Instant;
import java.util.Objects;

/**
 * Words that were not understood, normalised.
 *
 * @param words up to 200 characters
 * @param count how many messages said so, 1 or more
 * @param last when it was said last
 */
public record MisunderstoodGroup(String words, long count, Instant last) {
  /** Refuses nulls, naming the field. */
  public MisunderstoodGroup {
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(last, "last");
  }

  /** The figure only: the words are somebody's. */
  @Override
  public String toString() {
    return "MisunderstoodGroup[" + count + "]";
  }
}
