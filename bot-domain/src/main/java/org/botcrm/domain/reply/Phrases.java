package org.botcrm.domain.reply;

import java.util.List;
import org.botcrm.domain.understanding.PlainWords;

/**
 * Finds phrases in what people write: whole words, whatever the accents, the letter case, emoji and
 * punctuation. Immutable and thread-safe.
 */
final class Phrases {
  private final List<String> phrases;

  private Phrases(List<String> phrases) {
    this.phrases = phrases;
  }

  static Phrases of(List<String> phrases) {
    return new Phrases(phrases.stream().map(Phrases::normalized).toList());
  }

  boolean isIn(String text) {
    String words = normalized(text);
    return phrases.stream().anyMatch(words::contains);
  }

  /** Lower-case words without accents, one space between and around them. */
  static String normalized(String text) {
    return PlainWords.of(text);
  }
}
