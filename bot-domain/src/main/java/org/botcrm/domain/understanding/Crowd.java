package org.botcrm.domain.understanding;

import java.util.BitSet;
import org.botcrm.domain.understanding.Phrase.Mode;

/**
 * Tells what a message says around a phrase that is no question in itself. Figures that nobody
 * asked for are worse than none.
 *
 * @param taken the words of what was understood, as it grows
 * @param modest those of courtesies and of who writes, which leave open what else is said
 * @param sure those of what asks for figures without a doubt
 * @param doubts whether what is doubtful is asked for
 */
record Crowd(
    Sentence sentence, Places places, BitSet taken, BitSet modest, BitSet sure, boolean doubts) {
  /** With more words around it that were not understood, «mi saldo» may be about anything. */
  private static final int WORDS_AROUND_WEAK = 4;

  /** The same where what is doubtful is asked for: see {@link Doubt}. */
  private static final int WORDS_AROUND_WEAK_IF_ASKED = 9;

  /** «Que día son mis pagos» does not ask for those that were made. */
  private static final int WORDS_AROUND_WEAK_LAST = 1;

  /** The same for words in any order, which are all but a question. */
  private static final int WORDS_AROUND_BUNCH = 7;

  /** Whether so much else is said around a weak phrase that it may be about anything. */
  boolean isAround(Found found) {
    int most = doubts ? WORDS_AROUND_WEAK_IF_ASKED : WORDS_AROUND_WEAK;
    return isCrowded(found, found.phrase().mode() == Mode.WEAK ? most : WORDS_AROUND_WEAK_LAST);
  }

  /** The same for words that stand anyhow, of what is answered with figures. */
  boolean isMoneyAnyhow(Found found) {
    return Intents.OF_MONEY.contains(found.phrase().intent())
        && isCrowded(found, WORDS_AROUND_BUNCH);
  }

  /** «Una constancia de mis pagos» asks for no list of them. */
  boolean isOfAnother(Found found) {
    int start = places.partStart(found.first());
    for (int at = start; at < found.first(); at++) {
      if (taken.get(at) && !modest.get(at) && !sentence.isFiller(at) && !found.uses(at)) {
        return true;
      }
    }
    int asked = sure.nextSetBit(found.last() + 1);
    return asked >= 0 && asked < places.partEnd(found.last());
  }

  /** Whether so much else is said, which was not understood, that it may be about anything. */
  private boolean isCrowded(Found found, int most) {
    int others = 0;
    int end = places.partEnd(found.last());
    for (int at = places.partStart(found.first()); at < end; at++) {
      others += sentence.isFiller(at) || taken.get(at) || found.uses(at) ? 0 : 1;
    }
    return others > most && !sentence.isAsked(found.first());
  }
}
