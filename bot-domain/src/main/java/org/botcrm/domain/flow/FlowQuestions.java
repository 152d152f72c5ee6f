package org.botcrm.domain.flow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.botcrm.domain.cartera.Money;
import org.botcrm.domain.outbound.Choice;
import org.botcrm.domain.outbound.Choice.Option;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;

/** The questions of flows in words, and the buttons below them. Immutable and thread-safe. */
final class FlowQuestions {
  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final FieldOptions options;

  FlowQuestions(FlowEnvironment environment, ReplyTexts texts) {
    this.environment = environment;
    this.texts = texts;
    this.options = new FieldOptions(environment, texts);
  }

  /** What asks for a field; one that is never asked for has none. */
  Choice field(FlowField field, ReplyContext context) {
    String key = field.question();
    if (key == null) {
      throw new IllegalArgumentException("field: " + field.name() + " has no question");
    }
    List<Option> all = new ArrayList<>();
    for (FieldOptions.One one : options.of(field, context)) {
      all.add(new Option(FlowIds.option(field, one.value()), one.label(), one.detail()));
    }
    if (field.isOptional()) {
      all.add(new Option(FlowIds.skip(field), say("flujo.boton.omitir")));
    }
    return new Choice(say(key), all);
  }

  /** All that is known, to be confirmed. */
  Choice summary(Flow flow, Map<String, String> values, ReplyContext context) {
    String lines =
        flow.known(values).stream()
            .map(field -> "• " + label(field) + ": " + shown(flow, field, values, context))
            .collect(Collectors.joining("\n"));
    return new Choice(
        texts.say("flujo.resumen", Map.of("datos", lines)),
        List.of(
            new Option(FlowIds.yes(values), say("flujo.boton.si")),
            new Option(FlowIds.CORRECT, say("flujo.boton.corregir")),
            new Option(FlowIds.LEAVE, say("flujo.boton.salir"))));
  }

  /** Which of what is known is wrong. */
  Choice correction(Flow flow, Map<String, String> values) {
    return new Choice(
        say("flujo.corregir"),
        correctable(flow, values).stream()
            .map(field -> new Option(FlowIds.correct(field), label(field)))
            .toList());
  }

  /** What can be asked for anew, left out or not. */
  static List<FlowField> correctable(Flow flow, Map<String, String> values) {
    return flow.fields().stream()
        .filter(field -> field.question() != null && field.appliesTo(values))
        .filter(field -> values.containsKey(field.name()))
        .toList();
  }

  /** To go on or not, for somebody whom the bot does not understand. */
  Choice offer(Flow flow, Choice question) {
    String text = texts.say("flujo.ofrecer", Map.of("tramite", name(flow)));
    return new Choice(
        text + "\n\n" + question.text(),
        List.of(
            new Option(FlowIds.GO_ON, say("flujo.boton.seguir")),
            new Option(FlowIds.LEAVE, say("flujo.boton.salir")),
            new Option(FlowIds.AGENT, say("flujo.boton.asesor"))));
  }

  String name(Flow flow) {
    return say(nameKey(flow.name()));
  }

  static String nameKey(String flow) {
    return "flujo.nombre." + flow;
  }

  String label(FlowField field) {
    return say("flujo.campo." + field.name());
  }

  /** Likewise, an amount with the currency of the loan when it has none of its own. */
  private String shown(
      Flow flow, FlowField field, Map<String, String> values, ReplyContext context) {
    String value = values.getOrDefault(field.name(), "");
    if (field.kind() != FieldKind.AMOUNT || value.indexOf(' ') >= 0) {
      return shown(field, values, context);
    }
    return flow.field(FieldKind.LOAN)
        .map(loan -> values.getOrDefault(loan.name(), ""))
        .flatMap(loan -> environment.currencyOf(loan, context))
        .map(currency -> amount(value + " " + currency))
        .orElseGet(() -> amount(value));
  }

  /** A value as the client reads it. */
  String shown(FlowField field, Map<String, String> values, ReplyContext context) {
    String value = values.getOrDefault(field.name(), "");
    return switch (field.kind()) {
      case AMOUNT -> amount(value);
      case PAST_DATE, FUTURE_DATE -> day(LocalDate.parse(value), context);
      case FILE -> say("flujo.archivo.recibido");
      case OPTION, LOAN -> optionLabel(field, value, context);
      default -> value;
    };
  }

  private String amount(String stored) {
    String[] parts = stored.split(" ", 2);
    String currency = parts.length == 2 ? parts[1] : Money.UNKNOWN_CURRENCY;
    return environment.wording().money(new Money(new BigDecimal(parts[0]), currency));
  }

  private String day(LocalDate day, ReplyContext context) {
    return environment.wording().day(day, environment.today(context));
  }

  private String optionLabel(FlowField field, String value, ReplyContext context) {
    return options.of(field, context).stream()
        .filter(one -> one.value().equals(value))
        .map(FieldOptions.One::label)
        .findFirst()
        .orElse(value);
  }

  private String say(String key) {
    return texts.say(key, Map.of());
  }
}
