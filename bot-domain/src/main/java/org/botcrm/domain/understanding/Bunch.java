package org.botcrm.domain.understanding;

import java.util.BitSet;
import org.botcrm.domain.understanding.Words.Break;
import org.jspecify.annotations.Nullable;

/**
 * Words that say something wherever they stand in a sentence: what is left when no phrase was
 * found. Immutable.
 *
 * @param elements in any order
 */
record Bunch(int[] elements, Phrase phrase) {
  /** How far apart the words may be. */
  private static final int MAX_SPAN = 12;

  /**
   * The first place where all of them stand together; null when there is none.
   *
   * @param there the elements that are in the sentence at all
   */
  @Nullable Found find(Sentence sentence, int[][] matches, BitSet there) {
    for (int element : elements) {
      if (!there.get(element)) {
        return null;
      }
    }
    for (int first = 0; first < sentence.size(); first++) {
      Found found = from(first, sentence, matches);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** With one of them at a word, and all others after it in the same sentence. */
  private @Nullable Found from(int first, Sentence sentence, int[][] matches) {
    int missing = (1 << elements.length) - 1;
    long used = 0;
    for (int at = first; at < sentence.size() && at - first < MAX_SPAN; at++) {
      if (at > first && sentence.before(at) == Break.HARD) {
        return null;
      }
      int here = missing & at(matches[at]);
      if (at == first && here == 0) {
        return null;
      }
      if (here != 0) {
        missing &= ~Integer.lowestOneBit(here);
        used |= 1L << (at - first);
      }
      if (missing == 0) {
        return new Found(phrase, first, at, used);
      }
    }
    return null;
  }

  /** Which of them begin at a word, a bit each. */
  private int at(int[] matches) {
    int here = 0;
    for (int i = 0; i < elements.length; i++) {
      int match = ElementTree.find(matches, elements[i]);
      boolean is = match < matches.length && ElementTree.element(matches[match]) == elements[i];
      here |= is ? 1 << i : 0;
    }
    return here;
  }
}
