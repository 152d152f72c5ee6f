package org.botcrm.domain.understanding;

import java.text.Normalizer;
import java.util.Locale;

/** Code points as they are compared: without accents, in lower case, of any width or style. */
final class Letters {
  /** Latin letters and the accents that follow them; the rest is worked out when it comes. */
  private static final int TABLE_SIZE = 0x370;

  private static final String[] TABLE = table();

  private Letters() {}

  private static String[] table() {
    String[] table = new String[TABLE_SIZE];
    for (int codePoint = 0; codePoint < TABLE_SIZE; codePoint++) {
      table[codePoint] = worked(codePoint);
    }
    return table;
  }

  /**
   * Letters and digits, with a space for whatever separates words; empty for a mark, which belongs
   * to the letter before it, and for what cannot be seen.
   */
  static String folded(int codePoint) {
    return codePoint < TABLE_SIZE ? TABLE[codePoint] : worked(codePoint);
  }

  private static String worked(int codePoint) {
    String plain =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    plain.codePoints().filter(c -> !isMark(c)).forEach(c -> append(folded, c));
    return folded.toString();
  }

  private static void append(StringBuilder folded, int codePoint) {
    folded.appendCodePoint(isWord(codePoint) ? codePoint : ' ');
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          // Spaces of no width, soft hyphens, signs of direction: copied along, and seen by nobody.
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  private static boolean isWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetter(codePoint);
    };
  }
}
