package org.botcrm.domain.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Prestamo;

/** The instalments that are late or to come, with their total. */
final class InstalmentsAnswer extends MoneyAnswer {
  // More would be a screenful, and the total counts all of them.
  private static final int MAX_LINES = 8;

  InstalmentsAnswer(MoneyAnswer.Money shared) {
    super(Intent.INSTALMENTS, shared);
  }

  @Override
  String which(Cartera cartera, Question question) {
    return cartera.isUnclear()
        ? super.which(cartera, question)
        : total("respuesta.cuotas-total", cartera, question);
  }

  @Override
  String say(Cartera cartera, Prestamo loan, Question question) {
    LocalDate today = wording.today(question.context().now());
    Cuotas unpaid = loan.cuotas().unpaid();
    if (unpaid.isEmpty()) {
      return texts.say("respuesta.nada-pendiente", Map.of("prestamo", wording.name(loan)));
    }
    Cuotas late = loan.cuotas().late(today);
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.say(
            late.isEmpty() ? "respuesta.cuotas-al-dia" : "respuesta.cuotas-atrasadas",
            Map.of(
                "prestamo", wording.name(loan),
                "cuotas", wording.instalments(unpaid.size()),
                "monto", wording.money(unpaid.remaining()),
                "atrasadas", wording.instalments(late.size()),
                "atrasado", wording.money(late.remaining()))));
    unpaid.list().stream().limit(MAX_LINES).map(cuota -> line(cuota, today)).forEach(lines::add);
    if (unpaid.size() > MAX_LINES) {
      lines.add(
          texts.say(
              "respuesta.y-mas", Map.of("cuotas", wording.instalments(unpaid.size() - MAX_LINES))));
    }
    return String.join("\n", lines);
  }

  private String line(Cuota cuota, LocalDate today) {
    return texts.say(
        cuota.isLate(today) ? "respuesta.cuota-atrasada" : "respuesta.cuota",
        Map.of(
            "numero", String.valueOf(cuota.numeroCuota()),
            "monto", wording.money(cuota.remaining()),
            "fecha", wording.shortDay(cuota.fechaVencimiento()),
            "distancia", wording.distance(cuota.fechaVencimiento(), today)));
  }
}
