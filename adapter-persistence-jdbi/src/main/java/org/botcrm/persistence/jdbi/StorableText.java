package org.botcrm.persistence.jdbi;

/**
 * Text that both databases take. A character that one of them refuses would make the whole delivery
 * unstorable, and Meta would repeat it for days.
 */
final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** The text with NUL, which PostgreSQL refuses, and halves of surrogate pairs replaced. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  /** At most this many characters, without cutting one in two: for columns that are indexed. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  private static String cleaned(String text, int from) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = from; i < clean.length(); i++) {
      char c = clean.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < clean.length()
              && Character.isLowSurrogate(clean.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }
}
