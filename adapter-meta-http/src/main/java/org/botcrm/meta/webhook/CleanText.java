package org.botcrm.meta.webhook;

import org.jspecify.annotations.Nullable;

/** Makes text from outside safe to store and to show. */
final class CleanText {
  private static final int MAX_NAME = 256;

  private CleanText() {}

  /**
   * Without what a database refuses, which would cost the whole delivery: no NUL (PostgreSQL has
   * none in text), and U+FFFD for half a surrogate pair (not encodable as UTF-8).
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c) && !isPairAt(text, i)) {
        return repaired(text);
      }
      if (Character.isSurrogate(c)) {
        i++;
      }
    }
    return text;
  }

  private static boolean isPairAt(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0)
        .forEach(c -> repaired.appendCodePoint(isHalf(c) ? 0xFFFD : c));
    return repaired.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /**
   * A name to show in one line: no control characters, nothing that turns the direction of the text
   * around it, at most 256 chars; null when nothing is left.
   */
  static @Nullable String name(@Nullable String text) {
    if (text == null) {
      return null;
    }
    StringBuilder name = new StringBuilder(Math.min(text.length(), MAX_NAME));
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (name.length() + Character.charCount(c) > MAX_NAME) {
        break;
      }
      if (!Character.isISOControl(c) && !turnsDirection(c)) {
        name.appendCodePoint(c);
      }
    }
    String stripped = name.toString().strip();
    return stripped.isEmpty() ? null : stripped;
  }

  private static boolean turnsDirection(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
