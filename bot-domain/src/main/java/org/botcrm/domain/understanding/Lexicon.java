package org.botcrm.domain.understanding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.botcrm.domain.understanding.Words.Word;

/** Gathers the words of a file and numbers them. For one thread. */
final class Lexicon {
  private final Map<String, int[]> known = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> spellings = new HashSet<>();

  /** The number of each word of a text, which are known from now on. */
  int[] learn(String text) {
    return Words.of(text).list().stream().flatMapToInt(word -> IntStream.of(learn(word))).toArray();
  }

  private int[] learn(Word word) {
    uses.merge(word.text(), 1, Integer::sum);
    return known.computeIfAbsent(word.text(), this::newWord);
  }

  private int[] newWord(String word) {
    int number = Vocabulary.FIRST_WORD + names.size();
    names.put(number, word);
    return new int[] {number};
  }

  /** Another writing of some words; false when it is a word that is known already. */
  boolean spell(String writing, int[] words) {
    spellings.add(writing);
    return known.putIfAbsent(writing, words) == null;
  }

  /** What is written for a number: the word, or as many digits. */
  String write(int number) {
    return number < Vocabulary.FIRST_WORD
        ? "1".repeat(number == Vocabulary.NUMBER ? 1 : number - Vocabulary.ofDigits(0))
        : Objects.requireNonNull(names.get(number));
  }

  Vocabulary vocabulary() {
    Map<String, Integer> targets = new HashMap<>(uses);
    targets.keySet().removeAll(spellings);
    return new Vocabulary(Map.copyOf(known), targets);
  }
}
