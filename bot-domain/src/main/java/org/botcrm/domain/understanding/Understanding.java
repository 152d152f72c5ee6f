package org.botcrm.domain.understanding;

import java.util.List;

/**
 * What a text says. Immutable.
 *
 * @param matches the intents, each once, in the order of the text; empty when nothing was
 *     understood
 * @param discarded what was found and does not count, with the reason in its fate
 */
public record Understanding(List<IntentMatch> matches, List<IntentMatch> discarded) {
  /** Copies the lists. */
  public Understanding {
    matches = List.copyOf(matches);
    discarded = List.copyOf(discarded);
  }

  /** Whether nothing was understood. */
  public boolean isEmpty() {
    return matches.isEmpty();
  }

  /** Whether an intent is there, by its name in the file. */
  public boolean has(String intent) {
    return matches.stream().anyMatch(match -> match.intent().equals(intent));
  }
}
