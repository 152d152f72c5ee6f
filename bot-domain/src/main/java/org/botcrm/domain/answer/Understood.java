package org.botcrm.domain.answer;

import java.util.List;
import java.util.stream.Stream;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.understanding.IntentMatch;
import org.botcrm.domain.understanding.Understanding;
import org.jspecify.annotations.Nullable;

/**
 * What a turn asks for: by the button that was pressed, which says it for sure, or by its words.
 *
 * @param intents in the order of the text, each once
 * @param loan the loan that was chosen with them; null when none was
 * @param found where in the text
 * @param unsure the intents that may be meant, and are asked for before they are answered
 * @param discarded what was found and does not count, in words
 */
record Understood(
    List<String> intents,
    @Nullable Long loan,
    List<Trace.Found> found,
    List<String> unsure,
    List<String> discarded) {
  /** Before the name of an intent in the id of a button. */
  static final String INTENT = "intencion:";

  /** Before the number of a loan and the name of an intent in the id of a button. */
  static final String LOAN = "prestamo:";

  /** Copies the lists. */
  Understood {
    intents = List.copyOf(intents);
    found = List.copyOf(found);
    unsure = List.copyOf(unsure);
    discarded = List.copyOf(discarded);
  }

  /** By the button if there is one of ours, else by the words. */
  static Understood of(PendingMessage message, Understanding words) {
    String choice = message.choice();
    if (choice != null && choice.startsWith(INTENT)) {
      return pressed(choice.substring(INTENT.length()), null);
    }
    if (choice != null && choice.startsWith(LOAN)) {
      String[] parts = choice.split(":", 3);
      if (parts.length == 3 && parts[1].matches("[0-9]{1,18}")) {
        return pressed(parts[2], Long.valueOf(parts[1]));
      }
    }
    return new Understood(
        words.matches().stream().map(IntentMatch::intent).distinct().toList(),
        null,
        words.matches().stream().map(Understood::found).toList(),
        words.discarded().stream()
            .filter(match -> match.fate() == IntentMatch.Fate.UNSURE)
            .map(IntentMatch::intent)
            .distinct()
            .toList(),
        words.discarded().stream().map(Understood::discarded).toList());
  }

  private static Understood pressed(String intent, @Nullable Long loan) {
    return new Understood(
        List.of(intent),
        loan,
        List.of(new Trace.Found(intent, "(botón)", 0, 0)),
        List.of(),
        List.of());
  }

  private static Trace.Found found(IntentMatch match) {
    return new Trace.Found(match.intent(), match.phrase(), match.start(), match.end());
  }

  private static String discarded(IntentMatch match) {
    String why =
        switch (match.fate()) {
          case DENIED -> "está negado";
          case FOREIGN -> "habla de otra cosa";
          case WEAK -> "el mensaje trata de algo que no pide cifras";
          case COVERED -> "una frase más larga dice otra cosa";
          case UNSURE -> "no está claro que se pida";
          case FOUND -> "ya contaba";
        };
    return match.intent() + ": " + why;
  }

  /** The same about a loan that its words name; the question in place of «el otro», if need be. */
  Understood about(String question, long named) {
    List<String> asked =
        intents.contains(question)
            ? intents
            : Stream.concat(
                    intents.stream().filter(intent -> !intent.equals(Intent.OTHER_LOAN)),
                    Stream.of(question))
                .toList();
    Trace.Found name = new Trace.Found(question, "(nombre del préstamo)", 0, 0);
    return new Understood(
        asked, named, Stream.concat(found.stream(), Stream.of(name)).toList(), unsure, discarded);
  }

  /** The same without some intents. */
  Understood without(String... names) {
    List<String> gone = List.of(names);
    return new Understood(
        intents.stream().filter(intent -> !gone.contains(intent)).toList(),
        loan,
        found,
        unsure,
        discarded);
  }

  /** Whether an intent is there. */
  boolean has(String intent) {
    return intents.contains(intent);
  }

  /** Of what was left, one more. */
  List<String> alsoDiscarded(String reason) {
    return Stream.concat(discarded.stream(), Stream.of(reason)).toList();
  }
}
