package org.botcrm.domain.understanding;

import java.util.BitSet;
import java.util.List;

/**
 * The words of a text with their places in it, what stands between them, and which were asked.
 *
 * @param list in order
 * @param asked which of them belong to a question: from «¿», or else the last comma or full stop,
 *     to «?»
 */
record Words(List<Word> list, BitSet asked) {

  /**
   * One word or number.
   *
   * @param text in lower case without accents; the digits alone of a number such as 12.345,00
   * @param start where it begins in the original text, in UTF-16 units
   * @param end where it ends, exclusive
   * @param before what stands between it and the word before
   */
  record Word(String text, int start, int end, Break before) {}

  /** What parts two words, the weakest first. */
  enum Break {
    /** A space or so. */
    NONE,
    /** A comma, a new line, dots: a phrase may go on after it, its gaps may not. */
    SOFT,
    /** The end of a sentence. */
    HARD
  }

  static Words of(String text) {
    return new WordScanner(text).words();
  }
}
