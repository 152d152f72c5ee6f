package org.botcrm.domain.flow;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.botcrm.domain.answer.LoanNames;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.reply.Phrases;
import org.botcrm.domain.reply.ReplyContext;
import org.botcrm.domain.reply.ReplyTexts;
import org.jspecify.annotations.Nullable;

/** What there is to choose from for a field. Immutable and thread-safe. */
final class FieldOptions {
  private static final String BANKS = "flujo.bancos";
  private static final String PHRASES = ".frases";
  private static final String MEANS = "flujo.medios.frases";

  /** «Pichincha» is «Banco Pichincha», once a bank was asked for. */
  private static final Pattern BANK_OF = Pattern.compile("(?i)^(?:banco|cooperativa)(?: del?)? ");

  private final FlowEnvironment environment;
  private final ReplyTexts texts;
  private final LoanNames loans;

  FieldOptions(FlowEnvironment environment, ReplyTexts texts) {
    this.environment = environment;
    this.texts = texts;
    this.loans = new LoanNames(environment.wording());
  }

  /**
   * One of them.
   *
   * @param value as it is kept
   * @param label as the client reads it
   * @param detail more of it; null for none
   */
  record One(String value, String label, @Nullable String detail) {
    One(String value, String label) {
      this(value, label, null);
    }
  }

  /** In the order in which they are shown; empty when the field has none. */
  List<One> of(FlowField field, ReplyContext context) {
    return switch (field.kind()) {
      case BANK -> banks().stream().map(name -> new One(name, name)).toList();
      case OPTION -> field.options().stream().map(value -> new One(value, label(value))).toList();
      case LOAN -> environment.loansOf(context).stream().map(this::loan).toList();
      case PAST_DATE -> lastDays(environment.today(context));
      default -> List.of();
    };
  }

  /** Those that the lender names, or else those of the country. */
  private List<String> banks() {
    List<String> named = texts.phrases(BANKS + PHRASES);
    String ofCountry = BANKS + "." + environment.country() + PHRASES;
    List<String> usual = texts.has(ofCountry) ? texts.phrases(ofCountry) : List.of();
    return (named.isEmpty() ? usual : named).stream().distinct().toList();
  }

  /** A bank by less than its whole name, or what was paid with, from somebody who was asked. */
  Optional<FieldReading> bank(String text) {
    return only(banks().stream()
            .filter(name -> Phrases.of(List.of(BANK_OF.matcher(name).replaceFirst(""))).isIn(text)))
        .or(
            () ->
                only(
                    texts.phrases(MEANS).stream()
                        .filter(means -> Phrases.of(List.of(means)).isIn(text))))
        .map(FieldReading::of);
  }

  /** Whether a text names banks and what was paid with, and says nothing else. */
  boolean isOnlyBank(String text) {
    Set<String> words =
        Stream.of(banks(), texts.phrases(MEANS), texts.phrases("flujo.medios.junto.frases"))
            .flatMap(List::stream)
            .flatMap(FieldOptions::words)
            .collect(Collectors.toSet());
    return text.indexOf('?') < 0 && words(text).allMatch(words::contains);
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(Phrases.normalized(text).strip().split(" "));
  }

  private static Optional<String> only(Stream<String> found) {
    List<String> all = found.toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private String label(String option) {
    return texts.say(FieldReader.optionKey(option), Map.of());
  }

  private One loan(Prestamo loan) {
    String detail =
        texts.say(
            "prestamo.opcion",
            Map.of(
                "monto", environment.wording().money(loan.totalFinanciamiento()),
                "cuotas", String.valueOf(loan.numeroCuotas())));
    return new One(
        String.valueOf(loan.id().value()), environment.wording().shortName(loan), detail);
  }

  private List<One> lastDays(LocalDate today) {
    return List.of(
        new One(today.toString(), texts.say("flujo.fecha.hoy", Map.of())),
        new One(today.minusDays(1).toString(), texts.say("flujo.fecha.ayer", Map.of())));
  }

  /** The one that a text names by its place in the list, or by its label. */
  Optional<FieldReading> named(FlowField field, String text, ReplyContext context) {
    List<One> all = of(field, context);
    String words = text.strip();
    if (words.matches("[0-9]{1,2}\\.?")) {
      int place = Integer.parseInt(words.replace(".", ""));
      return place >= 1 && place <= all.size()
          ? Optional.of(FieldReading.of(all.get(place - 1).value()))
          : Optional.empty();
    }
    return Optional.of(mentioned(field, text, context)).filter(found -> found.value() != null);
  }

  /** The one, and no other, that stands somewhere in the text. */
  FieldReading mentioned(FlowField field, String text, ReplyContext context) {
    if (field.kind() == FieldKind.LOAN) {
      return loans
          .named(environment.loansOf(context), text)
          .map(loan -> FieldReading.of(String.valueOf(loan.id().value())))
          .orElse(FieldReading.NOTHING);
    }
    List<One> found =
        of(field, context).stream().filter(one -> phrases(field, one).isIn(text)).toList();
    return found.size() == 1 ? FieldReading.of(found.get(0).value()) : FieldReading.NOTHING;
  }

  private Phrases phrases(FlowField field, One one) {
    return field.kind() == FieldKind.OPTION
        ? Phrases.of(texts.phrases(FieldReader.optionKey(one.value()) + ".frases"))
        : Phrases.of(List.of(one.label()));
  }
}
