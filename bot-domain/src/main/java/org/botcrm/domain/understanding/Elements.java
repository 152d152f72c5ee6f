package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts that phrases are made of, numbered: each is a choice among sequences of words. Sharing
 * them keeps a phrase small that could be said in a thousand ways. For one thread.
 */
final class Elements {
  /** What changes nothing. */
  static final int FILLER = 0;

  private final List<List<int[]>> all = new ArrayList<>();
  private final Map<List<List<Integer>>, Integer> numbers = new HashMap<>();
  private final ElementTree.Builder tree = new ElementTree.Builder();

  Elements() {
    all.add(List.of());
  }

  /** The number of a choice. */
  int of(List<int[]> choices) {
    List<List<Integer>> key =
        choices.stream().map(words -> Arrays.stream(words).boxed().toList()).toList();
    return numbers.computeIfAbsent(key, k -> add(choices));
  }

  private int add(List<int[]> choices) {
    all.add(choices);
    int number = all.size() - 1;
    choices.forEach(words -> tree.add(words, number));
    return number;
  }

  void addFiller(int[] words) {
    tree.add(words, FILLER);
  }

  /** What an element may be said with. */
  List<int[]> choices(int element) {
    return all.get(element);
  }

  ElementTree tree() {
    return tree.build();
  }
}
