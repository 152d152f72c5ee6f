package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All bunches, each by the one of its elements that fewest others have: a sentence is compared with
 * those alone that it has something rare of, however many there are. Immutable.
 */
final class Bunches {
  private final Map<Integer, List<Bunch>> byElement = new HashMap<>();
  private final BitSet rare = new BitSet();

  Bunches(List<Bunch> bunches) {
    Map<Integer, Integer> uses = new HashMap<>();
    for (Bunch bunch : bunches) {
      for (int element : bunch.elements()) {
        uses.merge(element, 1, Integer::sum);
      }
    }
    for (Bunch bunch : bunches) {
      int element = rarest(bunch, uses);
      rare.set(element);
      byElement.computeIfAbsent(element, e -> new ArrayList<>()).add(bunch);
    }
  }

  private static int rarest(Bunch bunch, Map<Integer, Integer> uses) {
    int rarest = bunch.elements()[0];
    for (int element : bunch.elements()) {
      rarest = uses.getOrDefault(element, 0) < uses.getOrDefault(rarest, 0) ? element : rarest;
    }
    return rarest;
  }

  /** Those in a sentence, each once. */
  List<Found> find(Sentence sentence, int[][] elements) {
    List<Found> found = new ArrayList<>();
    BitSet there = ElementTree.present(elements);
    BitSet keys = (BitSet) rare.clone();
    keys.and(there);
    for (int element = keys.nextSetBit(0); element >= 0; element = keys.nextSetBit(element + 1)) {
      for (Bunch bunch : byElement.getOrDefault(element, List.of())) {
        Found one = bunch.find(sentence, elements, there);
        if (one != null) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /**
   * The one of most words; null when there is none, or when two say different things with as many.
   *
   * @param free whether one may be chosen
   */
  static @Nullable Found clearest(List<Found> bunches, Predicate<Found> free) {
    Found best = null;
    boolean clear = false;
    for (Found found : bunches) {
      if (!free.test(found)) {
        continue;
      }
      if (best == null || found.words() > best.words()) {
        best = found;
        clear = true;
      } else if (found.words() == best.words()) {
        clear &= found.phrase().intent().equals(best.phrase().intent());
      }
    }
    return clear ? best : null;
  }
}
