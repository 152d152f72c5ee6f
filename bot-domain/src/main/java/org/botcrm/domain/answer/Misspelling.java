package org.botcrm.domain.answer;

/** Tells whether a word is another one with a slip: «nevra» is «nevera». */
final class Misspelling {
  /** Of shorter words, one is too often another that was meant. */
  private static final int SHORTEST = 5;

  private Misspelling() {}

  /**
   * Whether a letter is missing, too many, wrong or changed with the next: not the first, with
   * which another word begins.
   */
  static boolean isOf(String word, String written) {
    int shorter = Math.min(word.length(), written.length());
    if (shorter < SHORTEST || word.charAt(0) != written.charAt(0)) {
      return false;
    }
    int same = 1;
    while (same < shorter && word.charAt(same) == written.charAt(same)) {
      same++;
    }
    return switch (word.length() - written.length()) {
      case 0 -> isChanged(word, written, same);
      case 1 -> word.substring(same + 1).equals(written.substring(same));
      case -1 -> written.substring(same + 1).equals(word.substring(same));
      default -> false;
    };
  }

  private static boolean isChanged(String word, String written, int at) {
    if (at == word.length() || word.substring(at + 1).equals(written.substring(at + 1))) {
      return true;
    }
    return at + 1 < word.length()
        && word.charAt(at) == written.charAt(at + 1)
        && word.charAt(at + 1) == written.charAt(at)
        && word.substring(at + 2).equals(written.substring(at + 2));
  }
}
