package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All bunches, each by the one of its elements that fewest others have: a sentence is compared with
 * those alone that it has something rare of, however many there are. Immutable.
 */
final class Bunches {
  /** By element; null for those that are no bunch's rarest. */
  private final @Nullable List<Bunch>[] byElement;

  Bunches(List<Bunch> bunches) {
    Map<Integer, Integer> uses = new HashMap<>();
    for (Bunch bunch : bunches) {
      for (int element : bunch.elements()) {
        uses.merge(element, 1, Integer::sum);
      }
    }
    Map<Integer, List<Bunch>> byRarest = new TreeMap<>();
    for (Bunch bunch : bunches) {
      byRarest.computeIfAbsent(rarest(bunch, uses), e -> new ArrayList<>()).add(bunch);
    }
    this.byElement = array(byRarest);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
  private static @Nullable List<Bunch>[] array(Map<Integer, List<Bunch>> byElement) {
    int size = byElement.keySet().stream().mapToInt(element -> element + 1).max().orElse(0);
    @Nullable List<Bunch>[] array = new List[size];
    byElement.forEach((element, bunches) -> array[element] = List.copyOf(bunches));
    return array;
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
    for (int element = there.nextSetBit(0); element >= 0; element = there.nextSetBit(element + 1)) {
      List<Bunch> bunches = element < byElement.length ? byElement[element] : null;
      for (int i = 0; bunches != null && i < bunches.size(); i++) {
        Bunch bunch = bunches.get(i);
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
