package org.botcrm.domain.understanding;

import java.util.List;

/** «holaaa» and «siiii», without harm to «llamar» and «leer». */
final class Elongations {
  private static final int NEVER_SPANISH = 3;

  private Elongations() {}

  /** Whether a letter is repeated, be it as Spanish does or not. */
  static boolean isThere(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) == word.charAt(i - 1)) {
        return true;
      }
    }
    return false;
  }

  /** What may have been meant, the likeliest first. */
  static List<String> candidates(String word) {
    return List.of(
        shortened(word, NEVER_SPANISH, 1), shortened(word, NEVER_SPANISH, 2), shortest(word));
  }

  /** Every letter once. */
  static String shortest(String word) {
    return shortened(word, 2, 1);
  }

  /** With each run of at least so many letters cut to that length. */
  private static String shortened(String word, int run, int length) {
    StringBuilder shortened = new StringBuilder(word.length());
    for (int at = 0; at < word.length(); ) {
      int end = at + 1;
      while (end < word.length() && word.charAt(end) == word.charAt(at)) {
        end++;
      }
      int kept = end - at >= run ? length : end - at;
      shortened.append(word, at, at + kept);
      at = end;
    }
    return shortened.toString();
  }
}
