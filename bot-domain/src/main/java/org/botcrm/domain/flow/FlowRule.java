package org.botcrm.domain.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.flow.FieldFiller.Filled;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.reply.ReplyTexts;
import org.botcrm.domain.verification.IdentityDialogue;

/**
 * Leads through what takes several messages to say. Whoever is in a flow can leave it at any time,
 * ask something else, or talk to a person. All that it remembers is in the state of the dialogue.
 * Immutable and thread-safe.
 */
public final class FlowRule implements ReplyRule {
  private static final Pattern ONE_DIGIT = Pattern.compile("[1-9]");

  private final Flows flows;
  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final FlowSteps steps;
  private final FieldFiller filler;
  private final FlowWords words;
  private final FlowProgress progress;
  private final FlowExit exit;

  /** Of these flows, said with {@code texts}. */
  public FlowRule(Flows flows, FlowEnvironment environment, ReplyTexts texts) {
    this.environment = Objects.requireNonNull(environment, "environment");
    this.flows = flows.needing(environment.levels());
    this.texts = Objects.requireNonNull(texts, "texts");
    this.steps = new FlowSteps(this.flows, environment, texts);
    this.filler = new FieldFiller(environment, texts);
    this.words = new FlowWords(texts);
    this.progress = new FlowProgress(environment, texts, steps, filler, words);
    this.exit = new FlowExit(environment, texts, steps, filler, words);
  }

  /**
   * The id of a button that begins a flow.
   *
   * @param flow its name in the file
   */
  public static String beginId(String flow) {
    return FlowIds.begin(flow);
  }

  @Override
  public String name() {
    return "flujo";
  }

  /** Whether somebody is in a flow, or was asked if a picture is a slip. */
  boolean isBusy(DialogueState state) {
    return FlowState.of(state, flows.version()).isPresent() || SlipQuestion.slip(state).isPresent();
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    FlowInput input = FlowInput.of(message, context, environment.intents().get());
    if (SlipQuestion.isAnsweredBy(input, words, context.state()) || explainsSlip(input, context)) {
      return Optional.empty();
    }
    FlowState state = FlowState.of(context.state(), flows.version()).orElse(null);
    Flow flow = state == null ? null : flows.named(state.flow()).orElse(null);
    return state == null || flow == null
        ? begin(input, context)
        : goOn(flow, input, context, state);
  }

  private Optional<Reply> begin(FlowInput input, ReplyContext context) {
    Optional<Flow> wanted = wanted(input);
    if (wanted.isPresent()) {
      return Optional.of(begin(wanted.get(), input, context, ""));
    }
    return input.pressed().startsWith(FlowIds.PREFIX)
        ? Optional.of(new Reply(texts.say("flujo.vencido", Map.of())))
        : Optional.empty();
  }

  private Optional<Flow> wanted(FlowInput input) {
    if (input.pressed().equals(FlowIds.AGENT)) {
      return flows.of(FlowOutcome.AGENT);
    }
    return flows.names().stream()
        .filter(name -> input.pressed().equals(FlowIds.begin(name)))
        .findFirst()
        .flatMap(flows::named)
        .or(() -> flows.begunBy(input.intents()));
  }

  /**
   * Whether somebody who was asked if a picture is a slip says so in their own words, such as «es
   * el pago de este mes, 100 dólares».
   */
  boolean explainsSlip(FlowInput input, ReplyContext context) {
    boolean asked = SlipQuestion.slip(context.state()).isPresent();
    boolean free = input.isWritten() && input.pressed().isEmpty() && input.slip() == null;
    if (!asked || !free || input.asksSomething() || input.text().indexOf('?') >= 0) {
      return false;
    }
    Flow payment = flows.of(FlowOutcome.PAYMENT).orElse(null);
    Optional<Flow> wanted = flows.begunBy(input.intents());
    return payment != null
        && !words.denies(input)
        && wanted.map(payment::equals).orElseGet(() -> tellsPayment(payment, input, context));
  }

  private boolean tellsPayment(Flow payment, FlowInput input, ReplyContext context) {
    Map<String, String> told =
        filler.begin(new FlowTurn(payment, input, context, false), Map.of()).values();
    return words.namesPayment(input)
        || payment.known(told).stream()
            .anyMatch(field -> FieldKind.OF_PAYMENTS.contains(field.kind()));
  }

  /** Begins the flow of a payment, with a slip that came before. */
  Optional<Reply> beginPayment(FlowInput input, ReplyContext context) {
    return flows.of(FlowOutcome.PAYMENT).map(flow -> begin(flow, input, context, ""));
  }

  private Reply begin(Flow flow, FlowInput input, ReplyContext context, String lead) {
    DialogueState rest = FlowState.leave(context.state());
    boolean known = context.identity().level().reaches(flow.level());
    FlowTurn turn =
        new FlowTurn(flow, input, context.with(known ? IdentityDialogue.leave(rest) : rest), false);
    FlowState state = FlowState.begin(flow);
    Filled filled = filler.begin(turn, state.values());
    FlowState begun = state.knowing(filled.values());
    if (!known) {
      return raise(turn, begun);
    }
    String words = lead.isEmpty() && flow.confirmed() ? texts.say("flujo.inicio", Map.of()) : lead;
    return input.asksSomething() && flow.confirmed()
        ? answeredFirst(turn, begun)
        : steps.proceed(turn, begun, words);
  }

  /** Somebody who says that they paid and asks what they owe gets both in one message. */
  private Reply answeredFirst(FlowTurn turn, FlowState known) {
    Reply first = steps.proceed(turn, known, "");
    Optional<FlowState> next = FlowState.of(Objects.requireNonNull(first.state()), flows.version());
    return next.flatMap(
            at ->
                environment
                    .answers()
                    .replyTo(turn.input().message(), turn.context())
                    .map(answer -> progress.besides(turn, at, answer)))
        .orElse(first);
  }

  private Optional<Reply> goOn(Flow flow, FlowInput sent, ReplyContext context, FlowState state) {
    FlowInput input = numbered(flow, sent, context, state);
    Flow other = wanted(input).orElse(flow);
    FlowTurn turn = new FlowTurn(flow, input, context, !other.equals(flow));
    if (exit.wantsAgent(turn, state)) {
      return flows.of(FlowOutcome.AGENT).map(agent -> begin(agent, input, context, ""));
    }
    Optional<Reply> left = exit.leave(turn, state);
    if (left.isPresent()) {
      return left;
    }
    if (!turn.mayGoOn()) {
      return unsure(turn, state);
    }
    if (isForeignPress(turn.input())) {
      return Optional.empty();
    }
    if (state.raising()) {
      return Optional.of(resume(turn, state.raising(false)));
    }
    return progress
        .take(turn, state)
        .map(reply -> turn.wantsOther() && isUnmoved(reply, state) ? change(turn, other) : reply);
  }

  /** Whoever types «1» below a summary means the first of its buttons, not an amount of 1. */
  private FlowInput numbered(Flow flow, FlowInput sent, ReplyContext context, FlowState state) {
    boolean offered =
        state.step().equals(FlowState.SUMMARY) || state.step().equals(FlowState.CORRECTION);
    if (!offered || !ONE_DIGIT.matcher(sent.text().strip()).matches()) {
      return sent;
    }
    List<Choice.Option> options =
        steps.question(new FlowTurn(flow, sent, context, false), state).options();
    int place = Integer.parseInt(sent.text().strip());
    return place <= options.size() ? sent.pressing(options.get(place - 1).id()) : sent;
  }

  /** A flow that somebody asks for in an answer that tells nothing to the one they are in. */
  private Reply change(FlowTurn turn, Flow other) {
    String left = texts.say("flujo.dejado", Map.of("tramite", steps.questions().name(turn.flow())));
    return begin(other, turn.input(), turn.context(), left);
  }

  private boolean isUnmoved(Reply reply, FlowState state) {
    DialogueState next = reply.state();
    return next != null
        && FlowState.of(next, flows.version())
            .map(
                after -> after.step().equals(state.step()) && after.values().equals(state.values()))
            .orElse(false);
  }

  /** What was said before the bot knew with whom it talks is there already. */
  private Reply resume(FlowTurn turn, FlowState state) {
    Filled filled = filler.begin(turn, state.values());
    FlowState known = state.knowing(filled.values());
    return turn.input().asksSomething()
        ? answeredFirst(turn, known)
        : steps.proceed(turn, known, "");
  }

  /** A slip that comes before it is known whose it is, is kept. */
  private Optional<Reply> unsure(FlowTurn turn, FlowState state) {
    if (!state.raising()) {
      return Optional.of(raise(turn, state));
    }
    return turn.input().slip() != null && turn.flow().has(FieldKind.FILE)
        ? Optional.of(raise(turn, state.knowing(filler.begin(turn, state.values()).values())))
        : begin(turn.input(), turn.context());
  }

  private Reply raise(FlowTurn turn, FlowState state) {
    DialogueState waiting = steps.remembered(state.raising(true), turn.remembered());
    Reply reply =
        environment
            .raise()
            .raise(
                turn.flow().level(), turn.context().with(waiting), turn.input().message().body());
    return reply.state() == null ? reply.remembering(waiting) : reply;
  }

  /** A button of another rule. */
  private static boolean isForeignPress(FlowInput input) {
    return !input.pressed().isEmpty()
        && !input.pressed().startsWith(FlowIds.PREFIX)
        && !input.pressed().startsWith(FlowInput.INTENT)
        && !SlipQuestion.isPressed(input);
  }
}
