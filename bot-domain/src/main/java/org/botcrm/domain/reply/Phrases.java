package org.botcrm.domain.reply;

import java.util.List;
import org.botcrm.domain.understanding.PlainWords;

/**
 * Finds phrases in what people write: whole words, whatever the accents, the letter case, emoji and
 * punctuation. Immutable and thread-safe.
 */
public final class Phrases {
  private final List<String> phrases;

  private Phrases(List<String> phrases) {
    this.phrases = phrases;
  }

  /** Of these, in any writing. */
  public static Phrases of(List<String> phrases) {
    return new Phrases(phrases.stream().map(Phrases::normalized).toList());
  }

  /** Whether one of them is in the text. */
  public boolean isIn(String text) {
    String words = normalized(text);
    return phrases.stream().anyMatch(words::contains);
  }

  /** Whether the text is one of them and nothing else. */
  public boolean are(String text) {
    return phrases.contains(normalized(text));
  }

  /** Lower-case words without accents, one space between and around them. */
  public static String normalized(String text) {
    return PlainWords.of(text);
  }
}
