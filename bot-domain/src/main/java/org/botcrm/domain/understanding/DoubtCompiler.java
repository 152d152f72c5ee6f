package org.botcrm.domain.understanding;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.botcrm.domain.understanding.Draft.Entry;
import org.botcrm.domain.understanding.Phrase.Mode;
import org.botcrm.domain.understanding.Phrase.Role;

/** Makes of a draft what tells whether figures are asked for. For one draft and one thread. */
final class DoubtCompiler {
  private static final String HOLLOW = "vacias";

  private static final Map<String, Role> ROLES =
      new TreeMap<>(
          Map.of(
              "solicitan", Role.REQUEST,
              "motivos", Role.REASON,
              "dudan", Role.DOUBT,
              "dudan antes", Role.DOUBT_BEFORE,
              "otra pregunta", Role.OTHER_QUESTION));

  private final PhraseText reader;
  private final Lexicon lexicon;
  private final PhraseTree.Builder phrases;
  private final Problems problems;
  private final Set<Integer> hollow = new HashSet<>();

  /**
   * Of a draft whose groups are known.
   *
   * @param phrases takes what is found
   */
  DoubtCompiler(PhraseText reader, Lexicon lexicon, PhraseTree.Builder phrases, Problems problems) {
    this.reader = reader;
    this.lexicon = lexicon;
    this.phrases = phrases;
    this.problems = problems;
  }

  /** One line of the section. */
  void add(Entry entry) {
    Role role = ROLES.get(entry.left());
    List<String> all =
        Stream.of(entry.right().split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    if (entry.left().equals(HOLLOW)) {
      all.forEach(written -> addHollow(written, entry.line()));
    } else if (role != null) {
      all.forEach(written -> addPhrase(role, written, entry.line()));
    } else {
      String known = String.join(" =, ", ROLES.keySet());
      problems.add(entry.line(), "se espera " + HOLLOW + " =, " + known + " =");
    }
  }

  private void addHollow(String written, int line) {
    int[] numbers = lexicon.learn(written);
    if (numbers.length == 1) {
      hollow.add(numbers[0]);
    } else {
      problems.add(line, "«" + written + "»: aquí van palabras sueltas");
    }
  }

  private void addPhrase(Role role, String written, int line) {
    try {
      Phrase phrase = new Phrase(role, Draft.DOUBT, List.of(), Mode.ANYWHERE, written, line);
      reader.paths(written).forEach(path -> phrases.add(path, phrase));
    } catch (IllegalArgumentException e) {
      problems.add(line, "la frase «" + written + "» " + e.getMessage());
    }
  }

  /** Words that mean nothing by themselves. */
  Set<Integer> hollow() {
    return Set.copyOf(hollow);
  }
}
