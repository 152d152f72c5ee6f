package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.understanding.Phrase.Role;

/**
 * Finds phrases of two intents that are the same words: whoever wrote them cannot have meant both.
 * For one thread.
 */
final class Repetitions {
  /** Of a phrase that can be said in more ways, only so many are looked at. */
  private static final int MAX_WORDINGS = 200;

  private record Wording(List<Integer> words, Phrase.Mode mode) {}

  private final Elements elements;
  private final Problems problems;
  private final Map<Wording, Phrase> seen = new HashMap<>();

  Repetitions(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
  }

  void look(List<List<Integer>> paths, Phrase phrase) {
    int looked = 0;
    for (List<Integer> path : paths) {
      for (List<Integer> words : wordings(path, MAX_WORDINGS - looked)) {
        looked++;
        Phrase other = seen.putIfAbsent(new Wording(words, phrase.mode()), phrase);
        if (other != null && other.role() == Role.INTENT && !other.isLike(phrase)) {
          problems.add(
              phrase.line(),
              "la frase «%s» dice lo mismo que «%s» de [%s], línea %d"
                  .formatted(phrase.text(), other.text(), other.intent(), other.line()));
          return;
        }
      }
    }
  }

  private List<List<Integer>> wordings(List<Integer> path, int max) {
    List<List<Integer>> wordings = List.of(List.of());
    for (int element : path) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> wording : wordings) {
        for (int[] choice : choices(element)) {
          List<Integer> more = new ArrayList<>(wording);
          for (int word : choice) {
            more.add(word);
          }
          longer.add(more);
        }
      }
      wordings = longer.subList(0, Math.min(longer.size(), max));
    }
    return wordings;
  }

  private List<int[]> choices(int element) {
    return element == PhraseTree.GAP
        ? List.of(new int[] {PhraseTree.GAP})
        : elements.choices(element);
  }
}
