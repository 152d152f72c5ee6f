package org.botcrm.domain.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.botcrm.domain.chat.PendingMessage;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.Reply;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyRule;
import org.botcrm.domain.understanding.Intents;

/**
 * Answers what a turn asks, all of it in one message. What needs more trust than there is begins
 * the dialogue that raises it, which asks the whole turn again afterwards.
 */
final class AnswerRule implements ReplyRule {
  /** A message that asks for more than this is answered as far as that. */
  private static final int MAX_ANSWERS = 4;

  /** «Buenas noches, que descanse» says goodbye, and is not greeted. */
  private static final Set<String> COURTESIES = Set.of(Intent.THANKS, Intent.GOODBYE);

  private final Supplier<Intents> intents;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Greeting greeting;
  private final NamedLoan named;
  private final RaiseTrust raise;
  private final UnsureAnswer unsure;

  AnswerRule(
      Supplier<Intents> intents,
      List<Answer> answers,
      Greeting greeting,
      NamedLoan named,
      RaiseTrust raise,
      UnsureAnswer unsure) {
    this.intents = intents;
    this.greeting = greeting;
    this.named = named;
    this.raise = raise;
    this.unsure = unsure;
    for (Answer answer : answers) {
      answer.intents().forEach(intent -> this.answers.put(intent, answer));
    }
  }

  @Override
  public String name() {
    return "respuesta";
  }

  /** What it answers. */
  Set<String> intents() {
    return Set.copyOf(answers.keySet());
  }

  @Override
  public Optional<Reply> replyTo(PendingMessage message, ReplyContext context) {
    Intents known = intents.get();
    Understood words = Understood.of(message, known.understand(message.body()));
    Understood understood = named.heeding(words, wanted(words), message, context);
    List<String> wanted = wanted(understood);
    if (wanted.isEmpty()) {
      return notClear(understood, context).map(reply -> reply.because(reason(known, understood)));
    }
    TrustLevel needed = needed(wanted);
    if (!context.identity().level().reaches(needed)) {
      Reply reply = raise.raise(needed, context, message.body());
      return Optional.of(
          reply.because(
              new Reply.Reason(
                  "identidad",
                  known.version(),
                  understood.found(),
                  understood.alsoDiscarded(
                      String.join("+", wanted) + ": necesita el nivel " + needed.word()))));
    }
    return Optional.of(
        together(wanted, message, understood, context)
            .because(reason(String.join("+", wanted), known, understood)));
  }

  /** What may be meant is asked; a greeting alone is returned. */
  private Optional<Reply> notClear(Understood understood, ReplyContext context) {
    List<String> perhaps = understood.unsure().stream().filter(answers::containsKey).toList();
    if (!perhaps.isEmpty()) {
      return Optional.of(unsure.ask(perhaps, context));
    }
    return understood.has(Intent.GREETING)
        ? Optional.of(greeting.alone(context))
        : Optional.empty();
  }

  private static Reply.Reason reason(Intents known, Understood understood) {
    return reason(understood.unsure().isEmpty() ? "saludo" : "no-seguro", known, understood);
  }

  private List<String> wanted(Understood understood) {
    return understood.intents().stream()
        .filter(answers::containsKey)
        .limit(MAX_ANSWERS)
        .sorted(Comparator.comparing(AnswerRule::place))
        .toList();
  }

  /** «Chao, gracias» is thanked before it is said goodbye to; all else comes as it was asked. */
  private static int place(String intent) {
    return switch (intent) {
      case Intent.THANKS -> -1;
      case Intent.GOODBYE -> 1;
      default -> 0;
    };
  }

  private TrustLevel needed(List<String> wanted) {
    TrustLevel needed = TrustLevel.UNKNOWN;
    for (String intent : wanted) {
      TrustLevel needs = answer(intent).needs();
      needed = needs.reaches(needed) ? needs : needed;
    }
    return needed;
  }

  private Answer answer(String intent) {
    Answer answer = answers.get(intent);
    if (answer == null) {
      throw new IllegalStateException("no answer to " + intent);
    }
    return answer;
  }

  private Reply together(
      List<String> wanted, PendingMessage message, Understood understood, ReplyContext context) {
    DialogueState state = Loans.chosen(context.state().without(Misunderstood.COUNT), understood);
    List<Option> options = List.of();
    List<String> texts = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    if (understood.has(Intent.GREETING) && !COURTESIES.containsAll(wanted)) {
      texts.add(greeting.before(context));
    }
    for (String intent : wanted) {
      Question question = new Question(intent, message.body(), context, state);
      Said said = answer(intent).answer(question);
      texts.add(said.text());
      options = said.options().isEmpty() ? options : said.options();
      state = said.state();
      effects.addAll(said.effects());
    }
    readAt(wanted, context).ifPresent(texts::add);
    return reply(String.join("\n\n", texts), options)
        .remembering(state)
        .with(effects.toArray(Effect[]::new));
  }

  /** When the figures were read, once below all of them. */
  private Optional<String> readAt(List<String> wanted, ReplyContext context) {
    if (wanted.stream().noneMatch(intent -> answer(intent) instanceof MoneyAnswer)) {
      return Optional.empty();
    }
    return context
        .cartera()
        .match(
            cartera -> Optional.of(greeting.readAt(cartera.readAt())), reason -> Optional.empty());
  }

  private static Reply reply(String text, List<Option> options) {
    return options.isEmpty() ? new Reply(text) : Reply.of(new Choice(text, options));
  }

  private static Reply.Reason reason(String rule, Intents known, Understood understood) {
    return new Reply.Reason(rule, known.version(), understood.found(), understood.discarded());
  }
}
