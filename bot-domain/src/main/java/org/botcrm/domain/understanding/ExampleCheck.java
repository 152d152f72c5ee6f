package org.botcrm.domain.understanding;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.botcrm.domain.understanding.Draft.Example;
import org.botcrm.domain.understanding.Draft.PhraseLine;
import org.botcrm.domain.understanding.Phrase.Mode;

/** Tries the examples of a file, and each of its phrases. For one thread. */
final class ExampleCheck {
  private final Intents intents;
  private final Problems problems;

  ExampleCheck(Intents intents, Problems problems) {
    this.intents = intents;
    this.problems = problems;
  }

  /**
   * Notes what does not come out as the file says.
   *
   * @param samples a text that each phrase should be found in
   */
  void check(Draft draft, Map<PhraseLine, String> samples) {
    draft.examples.forEach(this::tryExample);
    samples.forEach(this::tryPhrase);
  }

  private void tryExample(Example example) {
    if (example.section().equals(Draft.NOTHING)) {
      tryNothing(example);
      return;
    }
    Understanding understanding = intents.understand(example.text());
    if (understanding.has(example.section()) == example.wanted()) {
      return;
    }
    String why = example.wanted() ? instead(understanding) : because(understanding, example);
    problems.add(
        example.line(),
        "«%s» %s [%s]: %s"
            .formatted(
                example.text(),
                example.wanted() ? "no se entiende como" : "se entiende como",
                example.section(),
                why));
  }

  private void tryNothing(Example example) {
    Understanding understanding = intents.understand(example.text());
    if (understanding.isEmpty() != example.wanted()) {
      problems.add(example.line(), "«" + example.text() + "»: " + instead(understanding));
    }
  }

  private static String because(Understanding understanding, Example example) {
    return understanding.matches().stream()
        .filter(match -> match.intent().equals(example.section()))
        .map(match -> "por la frase «" + match.phrase() + "»")
        .collect(Collectors.joining());
  }

  private static String instead(Understanding understanding) {
    String found =
        understanding.matches().stream()
            .map(match -> "[%s] por «%s»".formatted(match.intent(), match.phrase()))
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "no se entiende nada" : "se entiende " + found;
  }

  /** A phrase that another one always covers is of no use, and whoever wrote it wants to know. */
  private void tryPhrase(PhraseLine phrase, String sample) {
    if (phrase.section().equals(Draft.NOTHING)) {
      return;
    }
    String text = phrase.mode() == Mode.ASKED ? "¿" + sample + "?" : sample;
    Understanding understanding = intents.understand(text);
    if (!understanding.has(phrase.section())) {
      problems.add(
          phrase.line(),
          "la frase «%s» nunca se reconoce: en «%s» %s%s"
              .formatted(
                  phrase.text(), text.strip(), instead(understanding), denied(understanding)));
    }
  }

  private static String denied(Understanding understanding) {
    Optional<IntentMatch> first =
        understanding.discarded().stream()
            .filter(match -> match.fate() == IntentMatch.Fate.DENIED)
            .findFirst();
    return first.isPresent() ? ", porque está negada" : "";
  }
}
