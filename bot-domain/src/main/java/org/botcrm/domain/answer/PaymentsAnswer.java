package org.botcrm.domain.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Pago;

/** The latest payments that the lender registered, of all loans. */
final class PaymentsAnswer extends MoneyAnswer {
  private static final int MAX_LINES = 5;

  PaymentsAnswer(MoneyAnswer.Money shared) {
    super(Intent.PAYMENTS, shared);
  }

  @Override
  boolean needsLoan() {
    return false;
  }

  @Override
  Said ofAll(Cartera cartera, Question question) {
    List<Pago> counted = cartera.pagos().list().stream().filter(pago -> !pago.isVoid()).toList();
    if (counted.isEmpty()) {
      return Said.of(texts.say("respuesta.sin-pagos", Map.of()), question);
    }
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("respuesta.pagos", Map.of()));
    counted.stream().limit(MAX_LINES).map(this::line).forEach(lines::add);
    lines.add(texts.say("respuesta.pagos-nota", Map.of()));
    return Said.of(String.join("\n", lines), question);
  }

  private String line(Pago pago) {
    return texts.say(
        "respuesta.pago",
        Map.of(
            "fecha", wording.shortDay(pago.fechaPago().toLocalDate()),
            "monto", wording.money(pago.montoPagado())));
  }
}
