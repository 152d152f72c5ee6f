package org.botcrm.domain.flow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.botcrm.domain.dialogue.Effect;
import org.botcrm.domain.dialogue.RequestKind;
import org.botcrm.domain.reply.ReplyContext;
import org.jspecify.annotations.Nullable;

/** What a flow that ends well brings about. Immutable and thread-safe. */
final class FlowEffects {
  private final FlowEnvironment environment;
  private final FlowQuestions questions;

  FlowEffects(FlowEnvironment environment, FlowQuestions questions) {
    this.environment = environment;
    this.questions = questions;
  }

  Effect of(Flow flow, Map<String, String> values, ReplyContext context) {
    Values known = new Values(flow, values);
    return switch (flow.outcome()) {
      case PAYMENT -> payment(known, currency(known, context));
      case PROMISE -> promise(known, currency(known, context));
      case DATA -> new Effect.AskPerson(RequestKind.DATA, change(flow, values, context));
      case AGENT -> new Effect.AskPerson(RequestKind.AGENT, known.get(FieldKind.TEXT).orElse(""));
    };
  }

  private static Effect payment(Values known, @Nullable String currency) {
    FlowInput.@Nullable Slip slip = known.get(FieldKind.FILE).map(FlowInput.Slip::of).orElse(null);
    return new Effect.ReportPayment(
        known.loan(),
        known.amount().orElseThrow(() -> new IllegalStateException("a payment has an amount")),
        currency,
        known.get(FieldKind.PAST_DATE).map(LocalDate::parse).orElse(null),
        known.get(FieldKind.BANK).orElse(null),
        known.get(FieldKind.REFERENCE).orElse(null),
        slip == null ? null : slip.message(),
        slip == null ? null : slip.hash());
  }

  private static Effect promise(Values known, @Nullable String currency) {
    return new Effect.PromisePayment(
        known.loan(),
        known.amount().orElse(null),
        currency,
        known
            .get(FieldKind.FUTURE_DATE)
            .map(LocalDate::parse)
            .orElseThrow(() -> new IllegalStateException("a promise has a day")));
  }

  /** That of the loan where the client names none; the summary says so before they confirm it. */
  private @Nullable String currency(Values known, ReplyContext context) {
    String said = known.currency();
    return said != null || known.amount().isEmpty()
        ? said
        : known
            .get(FieldKind.LOAN)
            .flatMap(loan -> environment.currencyOf(loan, context))
            .orElse(null);
  }

  /** Such as {@code Correo: ana@example.com}: what is to be changed, and what to. */
  private String change(Flow flow, Map<String, String> values, ReplyContext context) {
    return flow.known(values).stream()
        .filter(field -> field.kind() != FieldKind.OPTION)
        .map(field -> questions.label(field) + ": " + questions.shown(field, values, context))
        .collect(Collectors.joining("; "));
  }

  /** The values of a flow by what they hold. */
  private record Values(Flow flow, Map<String, String> values) {

    Optional<String> get(FieldKind kind) {
      return flow.known(values).stream()
          .filter(field -> field.kind() == kind)
          .map(field -> values.getOrDefault(field.name(), ""))
          .findFirst();
    }

    @Nullable Long loan() {
      return get(FieldKind.LOAN).map(Long::valueOf).orElse(null);
    }

    Optional<BigDecimal> amount() {
      return get(FieldKind.AMOUNT).map(stored -> new BigDecimal(stored.split(" ", 2)[0]));
    }

    @Nullable String currency() {
      return get(FieldKind.AMOUNT)
          .map(stored -> stored.split(" ", 2))
          .filter(parts -> parts.length == 2)
          .map(parts -> parts[1])
          .orElse(null);
    }
  }
}
