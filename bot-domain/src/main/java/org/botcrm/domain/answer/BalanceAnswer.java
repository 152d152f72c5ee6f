package org.botcrm.domain.answer;

import java.time.LocalDate;
import java.util.Map;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Prestamo;

/** What remains to be paid of a loan. */
final class BalanceAnswer extends MoneyAnswer {
  BalanceAnswer(MoneyAnswer.Money shared) {
    super(Intent.BALANCE, shared);
  }

  @Override
  String which(Cartera cartera, Question question) {
    return cartera.isUnclear()
        ? super.which(cartera, question)
        : total("respuesta.saldo-total", cartera, question);
  }

  @Override
  String say(Cartera cartera, Prestamo loan, Question question) {
    LocalDate today = wording.today(question.context().now());
    Cuotas unpaid = loan.cuotas().unpaid();
    if (unpaid.isEmpty()) {
      return texts.say("respuesta.nada-pendiente", Map.of("prestamo", wording.name(loan)));
    }
    Cuotas late = loan.cuotas().late(today);
    String key = late.isEmpty() ? "respuesta.saldo" : "respuesta.saldo-atrasado";
    return texts.say(
        key,
        Map.of(
            "prestamo", wording.name(loan),
            "monto", wording.money(unpaid.remaining()),
            "cuotas", wording.instalments(unpaid.size()),
            "atrasado", wording.money(late.remaining()),
            "atrasadas", wording.instalments(late.size())));
  }
}
