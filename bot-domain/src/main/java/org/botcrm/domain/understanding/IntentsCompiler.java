package org.botcrm.domain.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.botcrm.domain.understanding.Draft.Entry;
import org.botcrm.domain.understanding.Draft.PhraseLine;
import org.botcrm.domain.understanding.Phrase.Mode;
import org.botcrm.domain.understanding.Phrase.Role;
import org.jspecify.annotations.Nullable;

/** Makes of a draft what understands. For one draft and one thread. */
final class IntentsCompiler {
  /** All phrases with all their paths; each takes some hundred bytes. */
  private static final int MAX_PATHS = 50_000;

  private static final String DENYING = "palabras";
  private static final String CUTTING = "cortan";
  private static final String NEUTRAL = "no niegan";
  private static final String REFUSING = "rechazan";
  private static final String PARTING = "separan";
  private static final String INDIRECT = "preguntan";
  private static final String INTERROGATIVE = "interrogativos";
  private static final String OPEN = "abiertas";
  private static final String ASKING = "piden";

  private final Draft draft;
  private final Problems problems;
  private final Lexicon lexicon = new Lexicon();
  private final Map<String, List<int[]>> groups = new HashMap<>();
  private final Elements elements = new Elements();
  private final PhraseTree.Builder phrases = new PhraseTree.Builder();
  private final List<Bunch> bunches = new ArrayList<>();
  private final Repetitions repetitions;
  private final Map<PhraseLine, String> samples = new HashMap<>();
  private final Set<Integer> denying = new HashSet<>();
  private final Set<Integer> cutting = new HashSet<>();
  private final Set<Integer> foreign = new HashSet<>();
  private final Set<Integer> parting = new HashSet<>();
  private final Set<String> asking = new HashSet<>();
  private final DoubtCompiler doubt;
  private int paths;

  IntentsCompiler(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.repetitions = new Repetitions(elements, problems);
    this.doubt =
        new DoubtCompiler(new PhraseText(lexicon, elements, groups), lexicon, phrases, problems);
  }

  /** Null, with the problems noted, when something of the draft is wrong. */
  @Nullable Intents compile(String version) {
    draft.entries(Draft.SPELLING).forEach(this::spell);
    draft.entries(Draft.GROUPS).forEach(this::group);
    draft.entries(Draft.NEGATION).forEach(this::negation);
    draft.entries(Draft.DOUBT).forEach(doubt::add);
    draft.entries(Draft.KNOWN).forEach(entry -> lexicon.learn(entry.right()));
    draft.entries(Draft.FILLERS).forEach(this::filler);
    draft.entries(Draft.FOREIGN).forEach(this::foreign);
    PhraseText reader = new PhraseText(lexicon, elements, groups);
    draft.phrases.forEach(phrase -> add(reader, phrase));
    if (paths > MAX_PATHS) {
      problems.add(0, "las frases tienen demasiadas combinaciones entre todas");
    }
    if (!problems.isEmpty()) {
      return null;
    }
    NegationWords negations =
        new NegationWords(denying, cutting, foreign, parting, asking, doubt.hollow());
    return new Intents(
        lexicon.vocabulary(),
        new PhraseTrees(elements.tree(), phrases.build(), new Bunches(bunches), negations),
        version,
        draft.intents.keySet(),
        draft.phrases.size());
  }

  /** A text that each phrase should be found in. */
  Map<PhraseLine, String> samples() {
    return samples;
  }

  private void spell(Entry entry) {
    int[] words = lexicon.learn(entry.right());
    for (String writing : list(entry.left())) {
      String word = PlainWords.of(writing).strip();
      if (word.isEmpty() || word.contains(" ")) {
        problems.add(entry.line(), "«" + writing + "»: a la izquierda van palabras sueltas");
      } else if (!lexicon.spell(word, words)) {
        problems.add(entry.line(), "«" + writing + "» ya está más arriba como palabra o escritura");
      }
    }
  }

  private void group(Entry entry) {
    List<int[]> members = new ArrayList<>();
    list(entry.right()).forEach(written -> addMember(members, written, entry));
    if (members.isEmpty()) {
      problems.add(entry.line(), "el grupo «" + entry.left() + "» no tiene ninguna palabra");
    } else if (groups.put(entry.left(), members) != null) {
      problems.add(entry.line(), "el grupo «" + entry.left() + "» está dos veces");
    }
  }

  /** A word, some words, or all members of a group that stands above. */
  private void addMember(List<int[]> members, String written, Entry entry) {
    if (!written.startsWith("{") || !written.endsWith("}")) {
      int[] words = lexicon.learn(written);
      if (words.length > 0) {
        members.add(words);
      }
      return;
    }
    List<int[]> other = groups.get(written.substring(1, written.length() - 1).strip());
    if (other == null) {
      problems.add(entry.line(), "el grupo " + written + " tiene que estar más arriba");
    } else {
      members.addAll(other);
    }
  }

  private void negation(Entry entry) {
    switch (entry.left()) {
      case DENYING -> addWords(denying, entry);
      case CUTTING -> addWords(cutting, entry);
      case PARTING -> addWords(parting, entry);
      case NEUTRAL -> addTurns(Role.NEUTRAL, entry);
      case REFUSING -> addTurns(Role.REFUSAL, entry);
      case INDIRECT -> addTurns(Role.INDIRECT_QUESTION, entry);
      case OPEN -> addTurns(Role.OPEN_QUESTION, entry);
      case INTERROGATIVE -> addTurns(Role.INTERROGATIVE, entry);
      case ASKING -> asking.addAll(list(entry.right()));
      default ->
          problems.add(
              entry.line(),
              "se espera "
                  + String.join(
                      " =, ",
                      DENYING,
                      CUTTING,
                      PARTING,
                      NEUTRAL,
                      REFUSING,
                      INDIRECT,
                      OPEN,
                      INTERROGATIVE,
                      ASKING)
                  + " =");
    }
  }

  /** A word says what somebody talks of; several together, that it is no loan that they have. */
  private void foreign(Entry entry) {
    for (String written : list(entry.right())) {
      int[] numbers = lexicon.learn(written);
      if (numbers.length == 1) {
        foreign.add(numbers[0]);
      } else {
        addTurn(Role.ELSEWHERE, written, entry.line());
      }
    }
  }

  private void addWords(Set<Integer> words, Entry entry) {
    for (String written : list(entry.right())) {
      int[] numbers = lexicon.learn(written);
      if (numbers.length == 1) {
        words.add(numbers[0]);
      } else {
        problems.add(entry.line(), "«" + written + "»: aquí van palabras sueltas");
      }
    }
  }

  private void addTurns(Role role, Entry entry) {
    list(entry.right()).forEach(phrase -> addTurn(role, phrase, entry.line()));
  }

  private void addTurn(Role role, String phrase, int line) {
    List<Integer> path = List.of(elements.of(List.of(lexicon.learn(phrase))));
    phrases.add(path, new Phrase(role, Draft.NEGATION, List.of(), Mode.ANYWHERE, phrase, line));
  }

  private void filler(Entry entry) {
    for (String written : list(entry.right())) {
      int[] words = lexicon.learn(written);
      if (words.length == 0) {
        problems.add(entry.line(), "«" + written + "» no es una palabra");
      } else {
        elements.addFiller(words);
      }
    }
  }

  private void add(PhraseText reader, PhraseLine line) {
    try {
      Role role = line.section().equals(Draft.NOTHING) ? Role.NOTHING : Role.INTENT;
      Phrase phrase = phrase(role, line);
      List<List<Integer>> all = reader.paths(line.text());
      paths += all.size();
      if (line.mode() == Mode.TOGETHER) {
        all.forEach(path -> bunches.add(bunch(path, phrase)));
        return;
      }
      all.forEach(path -> phrases.add(path, phrase));
      repetitions.look(all, phrase);
      samples.put(line, sample(all.get(0)));
    } catch (IllegalArgumentException e) {
      problems.add(line.line(), "la frase «" + line.text() + "» " + e.getMessage());
    }
  }

  private static Bunch bunch(List<Integer> path, Phrase phrase) {
    return new Bunch(path.stream().mapToInt(element -> element).toArray(), phrase);
  }

  private static Phrase phrase(Role role, PhraseLine line) {
    return new Phrase(role, line.section(), line.also(), line.mode(), line.text(), line.line());
  }

  private String sample(List<Integer> path) {
    List<String> words = new ArrayList<>();
    for (int element : path) {
      if (element != PhraseTree.GAP) {
        for (int word : elements.choices(element).get(0)) {
          words.add(lexicon.write(word));
        }
      }
    }
    return String.join(" ", words);
  }

  private static List<String> list(String commas) {
    return Stream.of(commas.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
