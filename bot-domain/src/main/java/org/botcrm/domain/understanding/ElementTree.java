package org.botcrm.domain.understanding;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
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

  private final int[] words;
  private final ElementTree[] branches;

  /** The elements that end here, as matches, sorted. */
  private final int[] matches;

  private ElementTree(int[] words, ElementTree[] branches, int[] matches) {
    this.words = words;
    this.branches = branches;
    this.matches = matches;
  }

  /**
   * The matches that begin at each word of a sentence, sorted by element. Marks its fillers on the
   * way.
   */
  int[][] find(Sentence sentence) {
    int[][] found = new int[sentence.size()][];
    for (int at = 0; at < sentence.size(); at++) {
      found[at] = from(sentence, at);
      for (int i = 0; i < found[at].length && element(found[at][i]) == Elements.FILLER; i++) {
        sentence.markFiller(at, at + length(found[at][i]) - 1);
      }
    }
    return found;
  }

  /** The elements of all these matches. */
  static BitSet present(int[][] found) {
    BitSet present = new BitSet();
    for (int[] matches : found) {
      for (int match : matches) {
        present.set(element(match));
      }
    }
    return present;
  }

  /** A bit for each element, which others may share: what has none in common has no element so. */
  static long mask(int[] elements) {
    long mask = 0;
    for (int element : elements) {
      mask |= bit(element);
    }
    return mask;
  }

  /** The same of the elements of matches. */
  static long maskOf(int[] matches) {
    long mask = 0;
    for (int match : matches) {
      mask |= bit(element(match));
    }
    return mask;
  }

  /** Spread by the golden ratio: elements that are near to each other are often of one phrase. */
  private static long bit(int element) {
    return 1L << (element * 0x9E3779B9 >>> 26);
  }

  static int element(int match) {
    return match / LENGTHS;
  }

  static int length(int match) {
    return match % LENGTHS;
  }

  private int[] from(Sentence sentence, int first) {
    int[] found = NOTHING;
    if (sentence.isNumber(first)) {
      found = both(found, next(Vocabulary.NUMBER));
    }
    ElementTree node = next(sentence.id(first));
    for (int at = first + 1; node != null; at++) {
      found = both(found, node);
      boolean more = at < sentence.size() && sentence.before(at) == Break.NONE;
      node = more ? node.next(sentence.id(at)) : null;
    }
    return found;
  }

  private @Nullable ElementTree next(int word) {
    int at = Arrays.binarySearch(words, word);
    return at < 0 ? null : branches[at];
  }

  /** Where the matches of an element begin among sorted ones. */
  static int find(int[] matches, int element) {
    int at = Arrays.binarySearch(matches, element * LENGTHS);
    return at < 0 ? -at - 1 : at;
  }

  private static int[] both(int[] found, @Nullable ElementTree node) {
    if (node == null || node.matches.length == 0) {
      return found;
    }
    if (found.length == 0) {
      return node.matches;
    }
    int[] both = new int[found.length + node.matches.length];
    int one = 0;
    int other = 0;
    for (int i = 0; i < both.length; i++) {
      boolean isOne =
          other == node.matches.length || one < found.length && found[one] <= node.matches[other];
      both[i] = isOne ? found[one++] : node.matches[other++];
    }
    return both;
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
      return build(0);
    }

    private ElementTree build(int depth) {
      int[] words = branches.keySet().stream().mapToInt(word -> word).toArray();
      ElementTree[] next = new ElementTree[words.length];
      Arrays.setAll(next, i -> branches(words[i]).build(depth + 1));
      int[] matches = Arrays.stream(elements).map(e -> e * LENGTHS + depth).sorted().toArray();
      return new ElementTree(words, next, matches);
    }

    private Builder branches(int word) {
      return Objects.requireNonNull(branches.get(word));
    }
  }
}
