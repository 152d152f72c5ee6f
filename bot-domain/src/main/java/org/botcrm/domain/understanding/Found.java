package org.botcrm.domain.understanding;

/**
 * A phrase in a sentence.
 *
 * @param first its first word
 * @param last its last word
 * @param used the words that it names, a bit each from the first: those in its gaps are not
 */
record Found(Phrase phrase, int first, int last, long used) {

  /** How many words it names. */
  int words() {
    return Long.bitCount(used);
  }

  boolean uses(int word) {
    return word >= first && word <= last && (used >>> (word - first) & 1) == 1;
  }
}
