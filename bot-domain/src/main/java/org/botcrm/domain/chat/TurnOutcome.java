package org.botcrm.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.jspecify.annotations.Nullable;

/**
 * All that one turn comes to, stored in one transaction. Immutable.
 *
 * @param answers one for each message of the turn, in order; at least one
 * @param effects what the answers bring about beside their words
 * @param state what is remembered from now on
 * @param stateExpires when that is forgotten; null when {@code state} is empty
 */
public record TurnOutcome(
    List<MessageAnswer> answers,
    List<Effect> effects,
    DialogueState state,
    @Nullable Instant stateExpires) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there are no answers, or when something is remembered for
   *     ever
   */
  public TurnOutcome {
    answers = List.copyOf(answers);
    effects = List.copyOf(effects);
    Objects.requireNonNull(state, "state");
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("answers: at least one expected");
    }
    if (state.isEmpty() != (stateExpires == null)) {
      throw new IllegalArgumentException("stateExpires: present exactly when state is not empty");
    }
  }

  /** Answers that bring nothing about and of which nothing is remembered. */
  public static TurnOutcome of(List<MessageAnswer> answers) {
    return new TurnOutcome(answers, List.of(), DialogueState.EMPTY, null);
  }
}
