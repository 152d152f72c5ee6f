package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.understanding.Words.Break;

/** Finds the phrases of a tree in a sentence. For one sentence and one thread. */
final class Finder {
  static final int MAX_GAP = 3;

  /** Courtesies within a phrase: «me puede, por favor, amiga, decir». */
  private static final int MAX_FILLERS = 4;

  /** A phrase with its gaps must fit into the bits of a long. */
  private static final int MAX_SPAN = 63;

  /** Steps from one first word: no file and no text can make it take longer. */
  private static final int MAX_STEPS = 400;

  private final Sentence sentence;
  private final int[][] elements;
  private final NegationWords negations;
  private final List<Found> found = new ArrayList<>();
  private int first;
  private int steps;

  private Finder(Sentence sentence, int[][] elements, NegationWords negations) {
    this.sentence = sentence;
    this.elements = elements;
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

  /** Takes the elements of a place. */
  private void step(PhraseTree from, int at, long used) {
    for (int match : elements[at]) {
      PhraseTree node = from.next(ElementTree.element(match));
      int last = at + ElementTree.length(match) - 1;
      if (node != null && last - first <= MAX_SPAN) {
        long words = (1L << ElementTree.length(match)) - 1;
        take(node, last, used | words << (at - first));
      }
    }
  }

  private void take(PhraseTree node, int last, long used) {
    for (Phrase phrase : node.phrases()) {
      found.add(new Found(phrase, first, last, used));
    }
    goOn(node, last + 1, used);
    PhraseTree gap = node.gap();
    for (int skipped = 0; gap != null && skipped <= MAX_GAP; skipped++) {
      if (skipped > 0 && !isOneClause(last + skipped)) {
        return;
      }
      goOn(gap, last + 1 + skipped, used);
    }
  }

  /** Goes on at a place, or after the courtesies that are there. */
  private void goOn(PhraseTree node, int from, long used) {
    for (int at = from; at <= from + MAX_FILLERS; at++) {
      if (!mayGoOn(at) || ++steps > MAX_STEPS) {
        return;
      }
      step(node, at, used);
      if (!sentence.isFiller(at)) {
        return;
      }
    }
  }

  private boolean isOneClause(int at) {
    return at < sentence.size() && sentence.before(at) == Break.NONE;
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
