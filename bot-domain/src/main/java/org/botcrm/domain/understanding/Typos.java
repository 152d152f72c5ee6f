package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Known words by what one slip of the finger makes of them: a letter too many, too few, another one
 * or two swapped. Found by the words with a letter left out, so that a look-up costs as many as the
 * word has letters, however many words are known. Immutable and thread-safe.
 */
final class Typos {
  /** Shorter words are a slip away from too many others. */
  private static final int MIN_LENGTH = 5;

  private static final int MAX_LENGTH = 24;

  private static final int SWAPPED = 0;
  private static final int OTHER = 1;
  private static final int FAR = 2;

  private final Map<String, List<String>> byShorter = new HashMap<>();

  Typos(Collection<String> known) {
    for (String word : known) {
      if (isLong(word) && word.chars().allMatch(Character::isLetter)) {
        put(word, word);
        for (int i = 0; i < word.length(); i++) {
          put(without(word, i), word);
        }
      }
    }
  }

  private void put(String key, String word) {
    List<String> words = byShorter.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (!words.contains(word)) {
      words.add(word);
    }
  }

  /** The word that was meant; null when there is none, or more than one. */
  @Nullable String meant(String typed) {
    if (!isLong(typed)) {
      return null;
    }
    Nearest nearest = new Nearest(typed);
    nearest.offer(byShorter.getOrDefault(typed, List.of()));
    for (int i = 0; i < typed.length(); i++) {
      nearest.offer(byShorter.getOrDefault(without(typed, i), List.of()));
    }
    return nearest.word;
  }

  /** The nearest of the words that it is offered; none when two are as near. */
  private static final class Nearest {
    private final String typed;
    private @Nullable String word;
    private @Nullable String last;
    private int distance = FAR;

    private Nearest(String typed) {
      this.typed = typed;
    }

    private void offer(List<String> candidates) {
      for (String candidate : candidates) {
        if (!candidate.equals(word) && !candidate.equals(last)) {
          take(candidate, distance(typed, candidate));
        }
      }
    }

    private void take(String candidate, int d) {
      if (d < distance) {
        word = candidate;
        distance = d;
      } else if (d == distance && d < FAR) {
        word = null;
      }
      last = candidate;
    }
  }

  private static boolean isLong(String word) {
    return word.length() >= MIN_LENGTH && word.length() <= MAX_LENGTH;
  }

  private static String without(String word, int letter) {
    return word.substring(0, letter) + word.substring(letter + 1);
  }

  private static int distance(String a, String b) {
    int same = Arrays.mismatch(a.toCharArray(), b.toCharArray());
    if (a.length() == b.length()) {
      return sameLength(a, b, same);
    }
    String longer = a.length() > b.length() ? a : b;
    String shorter = a.length() > b.length() ? b : a;
    boolean oneMore =
        longer.length() == shorter.length() + 1
            && longer.substring(same + 1).equals(shorter.substring(same));
    return oneMore ? OTHER : FAR;
  }

  private static int sameLength(String a, String b, int at) {
    if (a.regionMatches(at + 1, b, at + 1, a.length() - at - 1)) {
      return OTHER;
    }
    boolean swapped =
        at + 1 < a.length()
            && a.charAt(at) == b.charAt(at + 1)
            && a.charAt(at + 1) == b.charAt(at)
            && a.regionMatches(at + 2, b, at + 2, a.length() - at - 2);
    return swapped ? SWAPPED : FAR;
  }
}
