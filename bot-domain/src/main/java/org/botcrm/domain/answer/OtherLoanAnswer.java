package org.botcrm.domain.answer;

import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Prestamo;

/** «¿Y el otro?»: the same question about another loan. */
final class OtherLoanAnswer extends MoneyAnswer {
  private final Map<String, MoneyAnswer> byIntent;

  OtherLoanAnswer(MoneyAnswer.Money shared, Map<String, MoneyAnswer> byIntent) {
    super(Intent.OTHER_LOAN, shared);
    this.byIntent = Map.copyOf(byIntent);
  }

  @Override
  boolean needsLoan() {
    return false;
  }

  @Override
  Said ofAll(Cartera cartera, Question question) {
    if (cartera.active().size() < 2) {
      return Said.of(texts.say("respuesta.sin-otro", Map.of()), question);
    }
    String asked = Loans.asked(question.state()).orElse(Intent.BALANCE);
    Question same = new Question(asked, question.text(), question.context(), question.state());
    MoneyAnswer answer = byIntent.get(asked);
    Optional<Prestamo> other = loans.other(cartera, question.state());
    return answer == null || other.isEmpty()
        ? ask(cartera, question, asked)
        : answer.ofLoan(cartera, other.get(), same);
  }
}
