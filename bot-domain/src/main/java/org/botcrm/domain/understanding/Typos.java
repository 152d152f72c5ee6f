package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int MIN_LENGTH = 4;

  /** Shorter words are a letter away from too many others; two letters swapped are told apart. */
  private static final int MIN_OTHER = 5;

  private static final int MAX_LENGTH = 24;

  /** Of two words as near, one is meant that the phrases have so many times as often. */
  private static final int MUCH_OFTENER = 4;

  /** The letters that are left out by who writes in a hurry: «cunto», «fcha». */
  private static final String VOWELS = "aeiou";

  private static final int SWAPPED = 0;
  private static final int NO_VOWEL = 1;
  private static final int OTHER = 2;
  private static final int FAR = 3;

  private final Map<String, Integer> uses;
  private final Map<String, List<String>> byShorter = new HashMap<>();

  /**
   * @param uses how often the phrases have each word that may be meant
   */
  Typos(Map<String, Integer> uses) {
    this.uses = new HashMap<>(uses);
    for (String word : uses.keySet()) {
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
    return nearest.clear();
  }

  /** The nearest of the words that it is offered, and how often the next one is used. */
  private final class Nearest {
    private final String typed;
    private @Nullable String word;
    private int distance = FAR;
    private int weight;
    private int rival;

    private Nearest(String typed) {
      this.typed = typed;
    }

    private void offer(List<String> candidates) {
      for (String candidate : candidates) {
        if (!candidate.equals(word)) {
          take(candidate, distance(typed, candidate), uses.getOrDefault(candidate, 0));
        }
      }
    }

    private void take(String candidate, int d, int used) {
      if (d < distance || d == distance && d < FAR && used > weight) {
        rival = d < distance ? -1 : weight;
        word = candidate;
        weight = used;
        distance = d;
      } else if (d == distance && d < FAR) {
        rival = Math.max(rival, used);
      }
    }

    private @Nullable String clear() {
      return distance == FAR || !isClear(weight, rival) ? null : word;
    }
  }

  /** Whether a word is so much oftener in the phrases than another that it is the one meant. */
  static boolean isClear(int uses, int rivals) {
    return rivals < 0 || uses >= MUCH_OFTENER * (rivals + 1);
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
    if (oneMore && longer.equals(b) && VOWELS.indexOf(longer.charAt(same)) >= 0) {
      return NO_VOWEL;
    }
    return oneMore ? other(shorter) : FAR;
  }

  private static int other(String shorter) {
    return shorter.length() < MIN_OTHER ? FAR : OTHER;
  }

  private static int sameLength(String a, String b, int at) {
    if (a.regionMatches(at + 1, b, at + 1, a.length() - at - 1)) {
      return other(a);
    }
    boolean swapped =
        at + 1 < a.length()
            && a.charAt(at) == b.charAt(at + 1)
            && a.charAt(at + 1) == b.charAt(at)
            && a.regionMatches(at + 2, b, at + 2, a.length() - at - 2);
    return swapped ? SWAPPED : FAR;
  }
}
