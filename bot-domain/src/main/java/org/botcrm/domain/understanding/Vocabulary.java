package org.botcrm.domain.understanding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.botcrm.domain.understanding.Words.Word;
import org.jspecify.annotations.Nullable;

/**
 * The words that the file knows, each with a number, and what a person meant who wrote one of them
 * in another way. Immutable and thread-safe.
 */
final class Vocabulary {
  /** Any word that is not known. */
  static final int UNKNOWN = 0;

  /** Any run of digits. */
  static final int NUMBER = 1;

  /** A run of n digits is this plus n. */
  private static final int NUMBER_OF_DIGITS = 1;

  /** Longer runs count as this long. */
  static final int MAX_DIGITS = 40;

  /** The first number of a word. */
  static final int FIRST_WORD = NUMBER_OF_DIGITS + MAX_DIGITS + 1;

  private static final int MIN_SOUND = 4;

  /** Shorter words are too often two others by chance. */
  private static final int MIN_JOINED = 7;

  private static final int MAX_JOINED = 24;
  private static final int[] NOTHING_KNOWN = {UNKNOWN};

  private final Map<String, int[]> known;
  private final Map<String, String> sounds = new HashMap<>();
  private final Typos typos;

  /**
   * @param known the numbers of the words that each spelling stands for
   * @param targets the words that may be meant by a misspelt one, with how often phrases have them
   */
  Vocabulary(Map<String, int[]> known, Map<String, Integer> targets) {
    this.known = known;
    this.typos = new Typos(targets);
    List<String> oftenest =
        targets.keySet().stream()
            .sorted(Comparator.comparing(targets::get, Comparator.reverseOrder()))
            .toList();
    for (String target : oftenest) {
      // Two words of one sound: which was meant is anybody's guess, unless one is rare.
      sounds.merge(
          Sounds.of(target),
          target,
          (a, b) -> Typos.isClear(targets.getOrDefault(a, 0), targets.getOrDefault(b, 0)) ? a : "");
    }
  }

  /** The number of a run of that many digits. */
  static int ofDigits(int digits) {
    return NUMBER_OF_DIGITS + Math.min(digits, MAX_DIGITS);
  }

  /** The words of a text by their numbers. */
  Sentence read(Words words) {
    Sentence.Builder sentence = new Sentence.Builder(words.list().size());
    for (int i = 0; i < words.list().size(); i++) {
      Word word = words.list().get(i);
      boolean asked = words.asked().get(i);
      int[] numbers = known.get(word.text());
      if (numbers == null && hasDigit(word.text())) {
        addParts(sentence, word, asked);
      } else {
        sentence.add(word, numbers == null ? meant(word.text()) : numbers, asked);
      }
    }
    return sentence.build();
  }

  /** «V12345678» and «bs500» are two words each. */
  private void addParts(Sentence.Builder sentence, Word word, boolean asked) {
    String text = word.text();
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (at == text.length() || isDigit(text.charAt(at)) != isDigit(text.charAt(at - 1))) {
        String part = text.substring(from, at);
        Words.Break before = from == 0 ? word.before() : Words.Break.NONE;
        Word piece = new Word(part, word.start(), word.end(), before);
        sentence.add(piece, numbersOf(part), asked);
        from = at;
      }
    }
  }

  private int[] numbersOf(String part) {
    if (isDigit(part.charAt(0))) {
      return new int[] {ofDigits(part.length())};
    }
    int[] numbers = known.get(part);
    return numbers == null ? NOTHING_KNOWN : numbers;
  }

  private int[] meant(String typed) {
    if (!Elongations.isThere(typed)) {
      String target = target(typed);
      return target == null ? joined(typed) : orUnknown(target);
    }
    for (String shorter : Elongations.candidates(typed)) {
      int[] numbers = known.get(shorter);
      if (numbers != null) {
        return numbers;
      }
    }
    String asTyped = target(typed);
    return orUnknown(asTyped == null ? target(Elongations.shortest(typed)) : asTyped);
  }

  /** «Yapague» and «cuantodebo» are two words each; unknown when none or several fit. */
  private int[] joined(String typed) {
    int[] both = NOTHING_KNOWN;
    if (typed.length() < MIN_JOINED || typed.length() > MAX_JOINED) {
      return both;
    }
    for (int at = 2; at <= typed.length() - 2; at++) {
      int[] head = known.get(typed.substring(0, at));
      int[] tail = head == null ? null : known.get(typed.substring(at));
      if (head != null && tail != null) {
        if (both.length > 1) {
          return NOTHING_KNOWN;
        }
        both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
      }
    }
    return both;
  }

  private int[] orUnknown(@Nullable String target) {
    return target == null ? NOTHING_KNOWN : Objects.requireNonNull(known.get(target));
  }

  private @Nullable String target(String word) {
    if (word.length() < MIN_SOUND) {
      return null;
    }
    String sounding = sounds.get(Sounds.of(word));
    if (sounding != null) {
      return sounding.isEmpty() ? null : sounding;
    }
    return typos.meant(word);
  }

  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
