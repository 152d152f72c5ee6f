package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.understanding.Words.Break;

/** Finds the phrases of a tree in a sentence. For one sentence and one thread. */
final class Finder {
  static final int MAX_GAP = 3;

  /** Courtesies within a phrase, no more than a gap: «me puede, por favor, amiga, decir». */
  private static final int MAX_FILLERS = 3;

  /** A phrase with its gaps must fit into the bits of a long. */
  private static final int MAX_SPAN = 63;

  /** Steps from one first word: no file and no text can make it take longer. */
  private static final int MAX_STEPS = 200;

  private final Sentence sentence;
  private final int[][] elements;
  private final long[] masks;

  /** All that a phrase may go on with from each word: as far as gaps and courtesies go. */
  private final long[] reaches;

  private final NegationWords negations;
  private final List<Found> found = new ArrayList<>();
  private int first;
  private int steps;

  private Finder(Sentence sentence, int[][] elements, NegationWords negations) {
    this.sentence = sentence;
    this.elements = elements;
    this.masks = new long[elements.length];
    this.reaches = new long[elements.length + 1];
    for (int at = masks.length - 1; at >= 0; at--) {
      masks[at] = ElementTree.maskOf(elements[at]);
      for (int on = at; on < masks.length && on <= at + MAX_GAP; on++) {
        reaches[at] |= masks[on];
      }
    }
    this.negations = negations;
  }

  /**
   * In the order in which they begin.
   *
   * @param elements those that begin at each word
   */
  static List<Found> find(
      PhraseTree tree, Sentence sentence, int[][] elements, NegationWords negations) {
    Finder finder = new Finder(sentence, elements, negations);
    for (int at = 0; at < sentence.size(); at++) {
      finder.first = at;
      finder.steps = 0;
      finder.step(tree, at, 0);
    }
    return finder.found;
  }

  /** Takes what is at a place and in the tree: goes through whichever of both is shorter. */
  private void step(PhraseTree from, int at, long used) {
    // Most steps end here: a gap alone leads to four, and few words go on with a phrase.
    if ((from.mask() & masks[at]) == 0) {
      return;
    }
    int[] matches = elements[at];
    if (from.size() < matches.length) {
      for (int branch = 0; branch < from.size(); branch++) {
        int element = from.element(branch);
        int match = ElementTree.find(matches, element);
        while (match < matches.length && ElementTree.element(matches[match]) == element) {
          take(from.after(branch), at, ElementTree.length(matches[match++]), used);
        }
      }
      return;
    }
    for (int match : matches) {
      int branch = from.branch(ElementTree.element(match));
      if (branch >= 0) {
        take(from.after(branch), at, ElementTree.length(match), used);
      }
    }
  }

  private void take(PhraseTree node, int at, int length, long before) {
    int last = at + length - 1;
    if (last - first > MAX_SPAN) {
      return;
    }
    long used = before | ((1L << length) - 1) << (at - first);
    List<Phrase> phrases = node.phrases();
    // Not an iterator: most nodes have none, and this is where the time goes.
    for (int i = 0; i < phrases.size(); i++) {
      found.add(new Found(phrases.get(i), first, last, used));
    }
    long reach = reaches[last + 1];
    if ((node.mask() & reach) != 0) {
      goOn(node, last + 1, used, MAX_FILLERS);
    }
    PhraseTree gap = node.gap();
    if (gap == null || (gap.mask() & reach) == 0) {
      return;
    }
    for (int skipped = 0; skipped <= MAX_GAP; skipped++) {
      if (skipped > 0 && !isOneClause(last + skipped)) {
        return;
      }
      goOn(gap, last + 1 + skipped, used, skipped == 0 ? MAX_FILLERS : 0);
    }
  }

  /** Goes on at a place, or after the courtesies that are there. */
  private void goOn(PhraseTree node, int from, long used, int fillers) {
    for (int at = from; at <= from + fillers; at++) {
      if (!mayGoOn(at) || ++steps > MAX_STEPS) {
        return;
      }
      step(node, at, used);
      if (!sentence.isFiller(at)) {
        return;
      }
    }
  }

  /** Whether a gap may go on over a word: «cuánto debo | y cuándo me toca» are two things. */
  private boolean isOneClause(int at) {
    return at < sentence.size()
        && sentence.before(at) == Break.NONE
        && !negations.parts(sentence.id(at))
        && !negations.isNegation(sentence.id(at));
  }

  /** A comma is no end but after «no»: «no, he pagado» says that somebody paid. */
  private boolean mayGoOn(int at) {
    return at < sentence.size()
        && switch (sentence.before(at)) {
          case NONE -> true;
          case SOFT -> !negations.isNegation(sentence.id(at - 1));
          case HARD -> false;
        };
  }
}
