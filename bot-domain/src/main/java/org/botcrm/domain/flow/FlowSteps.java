package org.botcrm.domain.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;

/** What is said at each step of a flow, and when it ends. Immutable and thread-safe. */
final class FlowSteps {
  private final Flows flows;
  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final FlowQuestions questions;
  private final FlowEffects effects;

  FlowSteps(Flows flows, FlowEnvironment environment, ReplyTexts texts) {
    this.flows = flows;
    this.environment = environment;
    this.texts = texts;
    this.questions = new FlowQuestions(environment, texts);
    this.effects = new FlowEffects(environment, questions);
  }

  FlowQuestions questions() {
    return questions;
  }

  /** Asks for the next thing, or ends. */
  Reply proceed(FlowTurn turn, FlowState state, String lead) {
    FlowState known = withOnlyLoan(turn, state).understood().raising(false);
    Optional<FlowField> missing = turn.flow().missing(known.values());
    if (missing.isPresent()) {
      return ask(turn, known.at(missing.get().name()), lead);
    }
    return turn.flow().confirmed()
        ? ask(turn, known.at(FlowState.SUMMARY), lead)
        : finish(turn, known);
  }

  /** Nobody is asked which loan is meant when there is one, or when none is known. */
  private FlowState withOnlyLoan(FlowTurn turn, FlowState state) {
    Optional<FlowField> loan = turn.flow().field(FieldKind.LOAN);
    if (loan.isEmpty() || state.values().containsKey(loan.get().name())) {
      return state;
    }
    List<Prestamo> loans = environment.loansOf(turn.context());
    if (loans.size() > 1) {
      return state;
    }
    Map<String, String> values = new HashMap<>(state.values());
    values.put(loan.get().name(), loans.isEmpty() ? "" : String.valueOf(loans.get(0).id().value()));
    return state.knowing(values);
  }

  /** What is remembered when this is where somebody is. */
  DialogueState remembered(FlowState state, DialogueState rest) {
    return state.in(rest, flows.version());
  }

  /** The question of the step that the state is at, with something said before it. */
  Reply ask(FlowTurn turn, FlowState state, String lead) {
    return say(turn, state, lead, question(turn, state));
  }

  Reply say(FlowTurn turn, FlowState state, String lead, Choice question) {
    String text =
        Stream.of(lead, question.text())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("\n\n"));
    return Reply.of(new Choice(text, question.options()))
        .remembering(remembered(state, turn.remembered()))
        .because(reason(turn.flow(), turn.input()));
  }

  Choice question(FlowTurn turn, FlowState state) {
    return switch (state.step()) {
      case FlowState.SUMMARY -> questions.summary(turn.flow(), state.values(), turn.context());
      case FlowState.CORRECTION -> questions.correction(turn.flow(), state.values());
      default -> questions.field(turn.flow().field(state.step()).orElseThrow(), turn.context());
    };
  }

  Reply.Reason reason(Flow flow, FlowInput input) {
    return new Reply.Reason("flujo:" + flow.name(), flows.version(), input.found(), List.of());
  }

  /** Brings it about, says what happens next, and forgets the flow. */
  Reply finish(FlowTurn turn, FlowState state) {
    Flow flow = turn.flow();
    String key = "flujo.hecho." + flow.outcome().word();
    Map<String, String> values =
        flow.field(FieldKind.FUTURE_DATE)
            .map(field -> questions.shown(field, state.values(), turn.context()))
            .map(date -> Map.of("fecha", date))
            .orElse(Map.of());
    String text = texts.say(key, values);
    DialogueState rest = FlowState.leave(turn.remembered());
    boolean agent = flow.outcome() == FlowOutcome.AGENT;
    return new Reply(agent ? text + " " + wait(turn.context()) : text)
        .with(effects.of(flow, state.values(), turn.context()))
        .remembering(agent ? ReasonRule.asked(rest, turn.context().now()) : rest)
        .because(reason(flow, turn.input()));
  }

  /** When a person will answer, as far as it is known. */
  private String wait(ReplyContext context) {
    Optional<String> opens = environment.closedUntil().apply(context.now());
    Optional<String> place = place(environment.queue().before(context.chat()));
    if (opens.isPresent()) {
      String closed = texts.say("flujo.asesor.cerrado", Map.of("abre", opens.get()));
      return place.map(turn -> closed + " " + turn).orElse(closed);
    }
    return place.orElseGet(() -> texts.say("flujo.asesor.pronto", Map.of()));
  }

  /** In the queue, also while nobody is there to answer it. */
  private Optional<String> place(OptionalInt ahead) {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    String key =
        switch (ahead.getAsInt()) {
          case 0 -> "flujo.asesor.siguiente";
          case 1 -> "flujo.asesor.uno";
          default -> "flujo.asesor.turno";
        };
    return Optional.of(texts.say(key, Map.of("turno", String.valueOf(ahead.getAsInt()))));
  }
}
