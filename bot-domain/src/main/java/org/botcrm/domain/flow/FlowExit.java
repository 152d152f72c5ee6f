package org.botcrm.domain.flow;

import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyTexts;

/** The ways out of a flow, which are open at every step. Immutable and thread-safe. */
final class FlowExit {
  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final FlowSteps steps;
  private final FieldFiller filler;
  private final FlowWords words;

  FlowExit(
      FlowEnvironment environment,
      ReplyTexts texts,
      FlowSteps steps,
      FieldFiller filler,
      FlowWords words) {
    this.environment = environment;
    this.texts = texts;
    this.steps = steps;
    this.filler = filler;
    this.words = words;
  }

  /** Whether somebody would rather talk to a person. */
  boolean wantsAgent(FlowTurn turn, FlowState state) {
    return !isLongText(turn, state) && words.wantsAgent(turn.input());
  }

  /** What is said to somebody who leaves; empty when they stay. */
  Optional<Reply> leave(FlowTurn turn, FlowState state) {
    if (isLongText(turn, state)) {
      return Optional.empty();
    }
    if (words.leaves(turn.input()) && !isAnswer(turn, state)) {
      return Optional.of(left(turn));
    }
    return words.wantsMenu(turn.input()) ? Optional.of(menu(turn)) : Optional.empty();
  }

  /** In an address, say, any word may stand. */
  private static boolean isLongText(FlowTurn turn, FlowState state) {
    return turn.flow()
        .field(state.step())
        .filter(asked -> asked.kind() == FieldKind.TEXT && !FlowWords.isShort(turn.input()))
        .isPresent();
  }

  /** «Nada» leaves out what was asked for, and says that nothing is wrong. */
  private boolean isAnswer(FlowTurn turn, FlowState state) {
    if (state.step().equals(FlowState.CORRECTION)) {
      return words.isNo(turn.input());
    }
    return turn.flow().field(state.step()).filter(FlowField::isOptional).isPresent()
        && filler.leavesOut(turn.input());
  }

  private Reply menu(FlowTurn turn) {
    DialogueState rest = FlowState.leave(turn.remembered());
    return environment
        .answers()
        .replyTo(turn.input().message(), turn.context().with(rest))
        .map(menu -> menu.state() == null ? menu.remembering(rest) : menu)
        .orElseGet(() -> left(turn));
  }

  private Reply left(FlowTurn turn) {
    return new Reply(texts.say("flujo.salida", Map.of()))
        .remembering(FlowState.leave(turn.remembered()))
        .because(steps.reason(turn.flow(), turn.input()));
  }
}
