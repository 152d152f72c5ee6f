package org.botcrm.domain.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.flow.FieldFiller.Filled;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.OutboundContent;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyTexts;

/** What an answer within a flow leads to. Immutable and thread-safe. */
final class FlowProgress {
  private static final int FAILURES_BEFORE_OFFER = 2;

  /** The rule that finds out who somebody is. */
  private static final String IDENTITY = "identidad";

  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final FlowSteps steps;
  private final FieldFiller filler;
  private final FlowWords words;

  FlowProgress(
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

  /** The answer; empty when what was sent has nothing to do with the flow. */
  Optional<Reply> take(FlowTurn turn, FlowState state) {
    String pressed = turn.input().pressed();
    if (pressed.equals(FlowIds.GO_ON)) {
      return Optional.of(steps.ask(turn, state.understood(), ""));
    }
    if (pressed.startsWith(FlowIds.CORRECT)) {
      return Optional.of(correct(turn, state, pressed));
    }
    return switch (state.step()) {
      case FlowState.SUMMARY -> confirm(turn, state);
      case FlowState.CORRECTION -> correction(turn, state);
      default -> answer(turn, state, turn.flow().field(state.step()).orElseThrow());
    };
  }

  private Reply correct(FlowTurn turn, FlowState state, String pressed) {
    return FlowQuestions.correctable(turn.flow(), state.values()).stream()
        .filter(field -> pressed.equals(FlowIds.correct(field)))
        .findFirst()
        .map(field -> askAnew(turn, state, field))
        .orElseGet(() -> askWhatIsWrong(turn, state));
  }

  private Reply askAnew(FlowTurn turn, FlowState state, FlowField field) {
    return steps.ask(turn, state.without(field.name()).at(field.name()).understood(), "");
  }

  /** Before there is a summary there is nothing to correct yet. */
  private Reply askWhatIsWrong(FlowTurn turn, FlowState state) {
    boolean complete = turn.flow().missing(state.values()).isEmpty();
    FlowState next = complete ? state.at(FlowState.CORRECTION) : state;
    return steps.ask(turn, next.understood(), "");
  }

  private Optional<Reply> confirm(FlowTurn turn, FlowState state) {
    String pressed = turn.input().pressed();
    boolean confirmed = pressed.equals(FlowIds.yes(state.values())) && !turn.input().isWritten();
    if (confirmed || words.isYes(turn.input()) && pressed.isEmpty()) {
      return Optional.of(steps.finish(turn, state));
    }
    if (turn.wantsOther()) {
      return Optional.of(steps.ask(turn, state, ""));
    }
    Optional<Reply> corrected = corrected(turn, state);
    if (corrected.isPresent()) {
      return corrected;
    }
    Optional<FlowField> wrong =
        words.saysWrong(turn.input()) ? named(turn, state) : Optional.empty();
    if (wrong.isPresent()) {
      return Optional.of(askAnew(turn, state, wrong.get()));
    }
    if (words.saysNo(turn.input())) {
      return Optional.of(askWhatIsWrong(turn, state));
    }
    return words.saysYes(turn.input()) && !turn.input().asksSomething()
        ? Optional.of(steps.finish(turn, state))
        : elsewhere(turn, state);
  }

  private Optional<Reply> correction(FlowTurn turn, FlowState state) {
    if (turn.wantsOther()) {
      return Optional.of(steps.ask(turn, state, ""));
    }
    Optional<Reply> corrected = corrected(turn, state);
    if (corrected.isPresent()) {
      return corrected;
    }
    Optional<FlowField> named = named(turn, state);
    if (named.isPresent()) {
      return Optional.of(askAnew(turn, state, named.get()));
    }
    // «Nada, está bien»: back to the summary, which asks again.
    return words.saysNo(turn.input()) || words.saysYes(turn.input())
        ? Optional.of(steps.proceed(turn, state, ""))
        : elsewhere(turn, state);
  }

  /** The field whose name stands in the text, without a value. */
  private Optional<FlowField> named(FlowTurn turn, FlowState state) {
    return FlowQuestions.correctable(turn.flow(), state.values()).stream()
        .filter(
            field -> Phrases.of(List.of(steps.questions().label(field))).isIn(turn.input().text()))
        .findFirst();
  }

  /** The summary anew, or why a value cannot be; empty when nothing was corrected. */
  private Optional<Reply> corrected(FlowTurn turn, FlowState state) {
    Filled filled = filler.again(turn, state.values());
    FlowField refused = filled.refused();
    String refusal = filled.refusal();
    if (refused != null && refusal != null) {
      return Optional.of(refuse(turn, state.knowing(filled.values()), refused, refusal));
    }
    return filled.values().equals(state.values())
        ? Optional.empty()
        : Optional.of(steps.proceed(turn, state.knowing(filled.values()), ""));
  }

  private Optional<Reply> answer(FlowTurn turn, FlowState state, FlowField asked) {
    boolean free = asked.kind() == FieldKind.TEXT || asked.kind() == FieldKind.BANK;
    if (free && turn.input().asksClearly() && !filler.isBank(asked, turn.input())) {
      return elsewhere(turn, state);
    }
    Filled filled = filler.answer(turn, state.values(), asked);
    if (turn.wantsOther() && filled.values().getOrDefault(asked.name(), "").isEmpty()) {
      return Optional.of(steps.ask(turn, state, ""));
    }
    FlowState known = state.knowing(filled.values());
    if (filled.refusal() != null) {
      return Optional.of(refuse(turn, known, asked, filled.refusal()));
    }
    return filled.values().equals(state.values())
        ? elsewhere(turn, state)
        : Optional.of(steps.proceed(turn, known, ""));
  }

  private Reply refuse(FlowTurn turn, FlowState state, FlowField asked, String key) {
    String why = texts.say(key, Map.of("dias", String.valueOf(asked.days())));
    return again(turn, state.failed(), why);
  }

  /** Something that is no answer: another question, a courtesy, a note to be listened to. */
  private Optional<Reply> elsewhere(FlowTurn turn, FlowState state) {
    FlowInput input = turn.input();
    if (input.asksSomething()) {
      Optional<Reply> answer = environment.answers().replyTo(input.message(), turn.context());
      if (answer.isPresent()) {
        return Optional.of(besides(turn, state, answer.get()));
      }
    }
    if (!input.isWritten() && !isPress(input)) {
      return wordless(turn, state);
    }
    return Optional.of(
        input.isCourtesy() || input.has(turn.flow().intent()) || isPress(input)
            ? steps.ask(turn, state, "")
            : notUnderstood(turn, state));
  }

  private Reply notUnderstood(FlowTurn turn, FlowState state) {
    Reply reply = again(turn, state.failed(), texts.say("flujo.no-entendi", Map.of()));
    return Effect.NotUnderstood.of(turn.input().text()).map(reply::with).orElse(reply);
  }

  /** A button of an earlier question. */
  private static boolean isPress(FlowInput input) {
    return input.pressed().startsWith(FlowIds.PREFIX) || SlipQuestion.isPressed(input);
  }

  private Optional<Reply> wordless(FlowTurn turn, FlowState state) {
    if (turn.input().types().contains("audio")) {
      return Optional.of(again(turn, state.failed(), texts.say("flujo.audio", Map.of())));
    }
    // A sticker, a place: acknowledged elsewhere, and the question stands.
    return Optional.empty();
  }

  private Reply again(FlowTurn turn, FlowState state, String why) {
    Choice question = steps.question(turn, state);
    return state.failures() < FAILURES_BEFORE_OFFER
        ? steps.say(turn, state, why, question)
        : steps.say(turn, state, why, steps.questions().offer(turn.flow(), question));
  }

  /**
   * Answers a question that came between and asks again, in one message, as each is billed. When
   * the answer is no plain text, or asks who somebody is, our question waits for the next message.
   */
  Reply besides(FlowTurn turn, FlowState state, Reply answer) {
    boolean plain =
        answer.parts().size() == 1
            && answer.parts().get(0).content() instanceof OutboundContent.Text
            && (answer.reason() == null || !answer.reason().rule().equals(IDENTITY));
    if (!plain) {
      DialogueState rest = answer.state() == null ? turn.remembered() : answer.state();
      return answer.remembering(steps.remembered(state, rest));
    }
    Reply asked = steps.ask(turn, state, answer.text());
    DialogueState rest = answer.state() == null ? turn.remembered() : answer.state();
    Reply both =
        new Reply(
            asked.text(),
            asked.parts(),
            answer.effects(),
            steps.remembered(state, rest),
            answer.reason());
    return answer.reason() == null ? both.because(steps.reason(turn.flow(), turn.input())) : both;
  }
}
