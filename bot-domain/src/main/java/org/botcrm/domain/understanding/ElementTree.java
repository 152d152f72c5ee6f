package org.botcrm.domain.understanding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.understanding.Words.Break;
import org.jspecify.annotations.Nullable;

/** Finds the elements of phrases by their words. Immutable and thread-safe. */
final class ElementTree {
  /** A match is its element times this, plus how many words it has. */
  private static final int LENGTHS = 16;

  /** Words of one choice. */
  static final int MAX_LENGTH = LENGTHS - 1;

  private static final int[] NOTHING = {};

  private final Map<Integer, ElementTree> branches;
  private final int[] elements;

  private ElementTree(Map<Integer, ElementTree> branches, int[] elements) {
    this.branches = branches;
    this.elements = elements;
  }

  /** The elements that begin at each word of a sentence, whose fillers are marked on the way. */
  int[][] find(Sentence sentence) {
    int[][] found = new int[sentence.size()][];
    for (int at = 0; at < sentence.size(); at++) {
      found[at] = from(sentence, at);
      for (int match : found[at]) {
        if (element(match) == Elements.FILLER) {
          sentence.markFiller(at, at + length(match) - 1);
        }
      }
    }
    return found;
  }

  static int element(int match) {
    return match / LENGTHS;
  }

  static int length(int match) {
    return match % LENGTHS;
  }

  private int[] from(Sentence sentence, int first) {
    int[] matches = NOTHING;
    ElementTree node = branches.get(sentence.id(first));
    if (sentence.isNumber(first)) {
      matches = with(matches, branches.get(Vocabulary.NUMBER), 1);
    }
    for (int length = 1; node != null; length++) {
      matches = with(matches, node, length);
      int next = first + length;
      boolean more = next < sentence.size() && sentence.before(next) == Break.NONE;
      node = more ? node.branches.get(sentence.id(next)) : null;
    }
    return matches;
  }

  private static int[] with(int[] matches, @Nullable ElementTree node, int length) {
    if (node == null || node.elements.length == 0) {
      return matches;
    }
    int[] more = Arrays.copyOf(matches, matches.length + node.elements.length);
    for (int i = 0; i < node.elements.length; i++) {
      more[matches.length + i] = node.elements[i] * LENGTHS + length;
    }
    return more;
  }

  /** Takes elements, and makes a tree of them. */
  static final class Builder {
    private final Map<Integer, Builder> branches = new TreeMap<>();
    private int[] elements = {};

    void add(int[] words, int element) {
      Builder builder = this;
      for (int word : words) {
        builder = builder.branches.computeIfAbsent(word, w -> new Builder());
      }
      builder.elements = Arrays.copyOf(builder.elements, builder.elements.length + 1);
      builder.elements[builder.elements.length - 1] = element;
    }

    ElementTree build() {
      Map<Integer, ElementTree> built = new HashMap<>();
      branches.forEach((word, builder) -> built.put(word, builder.build()));
      return new ElementTree(Map.copyOf(built), elements);
    }
  }
}
