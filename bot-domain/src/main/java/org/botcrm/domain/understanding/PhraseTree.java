package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All phrases by their elements: from the root a branch for each next one. Immutable. */
final class PhraseTree {
  /** Stands for up to three words that do not matter. */
  static final int GAP = -1;

  /** A node with more branches than that is looked up by index. */
  private static final int MANY = 32;

  private static final int NONE = -1;

  private final int[] elements;
  private final PhraseTree[] branches;
  private final int[] index;
  private final long mask;
  private final @Nullable PhraseTree gap;
  private final List<Phrase> phrases;

  private PhraseTree(
      int[] elements, PhraseTree[] branches, @Nullable PhraseTree gap, List<Phrase> phrases) {
    this.elements = elements;
    this.branches = branches;
    this.gap = gap;
    this.phrases = phrases;
    this.index = elements.length > MANY ? indexed(elements) : new int[0];
    this.mask = ElementTree.mask(elements);
  }

  private static int[] indexed(int[] sorted) {
    int[] index = new int[sorted[sorted.length - 1] + 1];
    Arrays.fill(index, NONE);
    for (int branch = 0; branch < sorted.length; branch++) {
      index[sorted[branch]] = branch;
    }
    return index;
  }

  /** How many elements phrases go on with. */
  int size() {
    return elements.length;
  }

  /** {@link ElementTree#mask} of the elements that phrases go on with. */
  long mask() {
    return mask;
  }

  /** The element of a branch. */
  int element(int branch) {
    return elements[branch];
  }

  /** After a branch. */
  PhraseTree after(int branch) {
    return branches[branch];
  }

  /** The branch of an element; negative when no phrase goes on with it. */
  int branch(int element) {
    if (elements.length > MANY) {
      return element < index.length ? index[element] : NONE;
    }
    return Arrays.binarySearch(elements, element);
  }

  /** After a gap. */
  @Nullable PhraseTree gap() {
    return gap;
  }

  /** Those that end here. */
  List<Phrase> phrases() {
    return phrases;
  }

  /** Takes phrases, and makes a tree of them. */
  static final class Builder {
    private final Map<Integer, Builder> branches = new TreeMap<>();
    private final List<Phrase> phrases = new ArrayList<>();

    /** Adds a phrase, unless one of the same intent is there with the same elements. */
    void add(List<Integer> path, Phrase phrase) {
      Builder builder = this;
      for (int element : path) {
        builder = builder.branches.computeIfAbsent(element, e -> new Builder());
      }
      if (builder.phrases.stream().noneMatch(phrase::isLike)) {
        builder.phrases.add(phrase);
      }
    }

    PhraseTree build() {
      Builder gap = branches.get(GAP);
      int[] elements = branches.keySet().stream().filter(e -> e != GAP).mapToInt(e -> e).toArray();
      PhraseTree[] next = new PhraseTree[elements.length];
      Arrays.setAll(next, i -> branches.get(elements[i]).build());
      return new PhraseTree(elements, next, gap == null ? null : gap.build(), List.copyOf(phrases));
    }
  }
}
