package org.botcrm.domain.understanding;

/**
 * Text as it is compared: lower-case words without accents, emoji and punctuation. Spelling is left
 * as it is. Thread-safe.
 */
public final class PlainWords {
  private PlainWords() {}

  /** The words with one space between and around them; two spaces when there is no word. */
  public static String of(String text) {
    StringBuilder words = new StringBuilder(text.length() + 2).append(' ');
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      append(words, Letters.folded(codePoint));
    }
    if (words.length() == 1 || words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
    return words.toString();
  }

  private static void append(StringBuilder words, String folded) {
    for (int i = 0; i < folded.length(); i++) {
      char letter = folded.charAt(i);
      if (letter != ' ' || words.charAt(words.length() - 1) != ' ') {
        words.append(letter);
      }
    }
  }
}
