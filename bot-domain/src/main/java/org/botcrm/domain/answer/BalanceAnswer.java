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
  String which(Cartera cartera) {
    String count = String.valueOf(cartera.active().size());
    return cartera.isUnclear()
        ? super.which(cartera)
        : cartera
            .saldo()
            .map(
                total ->
                    texts.say(
                        "respuesta.saldo-total",
                        Map.of("cantidad", count, "monto", wording.money(total))))
            .orElseGet(() -> super.which(cartera));
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
