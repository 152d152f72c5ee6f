package org.botcrm.domain.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.identity.AnswerLevels;
import org.botcrm.domain.identity.TrustLevel;
import org.botcrm.domain.reply.ReplyTexts;

/**
 * An answer with figures of a client's loans. They come from the lender's records alone; without
 * those it says so, and offers a person.
 */
abstract class MoneyAnswer implements Answer {
  final ReplyTexts texts;
  final Wording wording;
  final Loans loans;
  private final String intent;
  private final TrustLevel needs;
  private final Menu menu;

  MoneyAnswer(String intent, Money context) {
    this.intent = intent;
    this.texts = context.texts();
    this.wording = context.wording();
    this.loans = context.loans();
    this.needs = context.levels().of(intent);
    this.menu = context.menu();
  }

  @Override
  public Set<String> intents() {
    return Set.of(intent);
  }

  @Override
  public TrustLevel needs() {
    return needs;
  }

  @Override
  public final Said answer(Question question) {
    return question
        .context()
        .cartera()
        .match(
            cartera -> ofCartera(cartera, question),
            reason ->
                Said.of(texts.say("respuesta.sin-cartera", Map.of()), question)
                    .with(List.of(menu.option(Intent.AGENT))));
  }

  /** What the records say. */
  private Said ofCartera(Cartera cartera, Question question) {
    if (needsLoan() && cartera.active().isEmpty()) {
      return withoutActive(cartera, question);
    }
    if (!needsLoan()) {
      return ofAll(cartera, question);
    }
    Optional<Prestamo> loan = loans.spokenOf(cartera, question.state());
    return loan.map(one -> ofLoan(cartera, one, question))
        .orElseGet(() -> ask(cartera, question, question.intent()));
  }

  /** Which of several, for a question. */
  final Said ask(Cartera cartera, Question question, String asked) {
    return Said.of(which(cartera, question), question)
        .with(loans.options(cartera, asked))
        .remembering(Loans.asking(question.state(), asked));
  }

  /** About one loan, which is spoken of from now on. */
  final Said ofLoan(Cartera cartera, Prestamo loan, Question question) {
    String text = loan.isUnclear() ? unclear(loan) : say(cartera, loan, question);
    Said said = Said.of(text, question);
    if (loan.isUnclear()) {
      said = said.with(List.of(menu.option(Intent.AGENT)));
    }
    return said.remembering(Loans.remember(question.state(), question.intent(), loan));
  }

  private String unclear(Prestamo loan) {
    return texts.say("respuesta.sin-certeza", Map.of("prestamo", wording.name(loan)));
  }

  /** Whether it is about one active loan. */
  boolean needsLoan() {
    return true;
  }

  /** What is asked when there are several. */
  String which(Cartera cartera, Question question) {
    return texts.say(
        "respuesta.cual-prestamo", Map.of("cantidad", String.valueOf(cartera.active().size())));
  }

  /** What all active loans together come to, and how much of it is late. */
  final String total(String key, Cartera cartera, Question question) {
    LocalDate today = wording.today(question.context().now());
    List<Cuotas> unpaid = cartera.cuotasByCurrency().stream().map(Cuotas::unpaid).toList();
    List<Cuotas> late = unpaid.stream().map(each -> each.late(today)).toList();
    return texts.say(
        count(late) == 0 ? key : key + "-atrasado",
        Map.of(
            "cantidad", String.valueOf(cartera.active().size()),
            "monto", amounts(unpaid),
            "cuotas", wording.instalments(count(unpaid)),
            "atrasado", amounts(late),
            "atrasadas", wording.instalments(count(late))));
  }

  private static int count(List<Cuotas> each) {
    return each.stream().mapToInt(Cuotas::size).sum();
  }

  /** What cannot be added up stands side by side; a currency of which nothing is owed does not. */
  private String amounts(List<Cuotas> each) {
    List<Cuotas> owed = each.stream().filter(cuotas -> !cuotas.isEmpty()).toList();
    return (owed.isEmpty() ? each : owed)
        .stream()
            .map(cuotas -> wording.money(cuotas.remaining()))
            .collect(Collectors.joining(" " + texts.say("palabra.y", Map.of()) + " "));
  }

  /** About one loan whose figures are clear. */
  String say(Cartera cartera, Prestamo loan, Question question) {
    throw new IllegalStateException("about all loans");
  }

  /** About all loans. */
  Said ofAll(Cartera cartera, Question question) {
    throw new IllegalStateException("about one loan");
  }

  /** Of a loan in a state that the bot does not know, it must not say that there is none. */
  private Said withoutActive(Cartera cartera, Question question) {
    return cartera.prestamos().stream()
        .filter(Prestamo::isUnclear)
        .findFirst()
        .map(loan -> Said.of(unclear(loan), question).with(List.of(menu.option(Intent.AGENT))))
        .orElseGet(() -> Said.of(texts.say(nothingActive(cartera), Map.of()), question));
  }

  private static String nothingActive(Cartera cartera) {
    if (!cartera.inReview().isEmpty()) {
      return "respuesta.en-revision";
    }
    if (!cartera.settled().isEmpty()) {
      return "respuesta.todo-pagado";
    }
    return cartera.prestamos().isEmpty() ? "respuesta.sin-prestamo" : "respuesta.sin-activo";
  }

  /** What all such answers share. */
  record Money(ReplyTexts texts, Wording wording, Loans loans, Menu menu, AnswerLevels levels) {}
}
