package org.botcrm.domain.answer;

import java.util.List;
import java.util.Objects;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.outbound.Choice.Option;

/**
 * A part of a reply. Several become one message, because Meta charges each. Immutable.
 *
 * @param text a line or more; not blank
 * @param options to choose from, that of the last part that has any; may be empty
 * @param state what is remembered after it
 * @param effects what comes true with it
 */
record Said(String text, List<Option> options, DialogueState state, List<Effect> effects) {
  /** Copies the lists; refuses nulls. */
  Said {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(state, "state");
    options = List.copyOf(options);
    effects = List.copyOf(effects);
  }

  /** A text after which nothing changes. */
  static Said of(String text, Question question) {
    return new Said(text, List.of(), question.state(), List.of());
  }

  /** The same with options. */
  Said with(List<Option> choices) {
    return new Said(text, choices, state, effects);
  }

  /** The same after which this is remembered. */
  Said remembering(DialogueState next) {
    return new Said(text, options, next, effects);
  }

  /** Hides the text. */
  @Override
  public String toString() {
    return "Said[" + text.length() + " chars]";
  }
}
