package org.botcrm.domain.answer;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.Prestamo;

/** The next instalment: when, how much, and what is late before it. */
final class NextInstalmentAnswer extends MoneyAnswer {
  NextInstalmentAnswer(MoneyAnswer.Money shared) {
    super(Intent.NEXT, shared);
  }

  @Override
  String say(Cartera cartera, Prestamo loan, Question question) {
    LocalDate today = wording.today(question.context().now());
    Cuotas late = loan.cuotas().late(today);
    Optional<Cuota> next = loan.cuotas().next(today);
    if (late.isEmpty()) {
      return next.map(cuota -> texts.say("respuesta.proxima", words(loan, cuota, today)))
          .orElseGet(
              () -> texts.say("respuesta.nada-pendiente", Map.of("prestamo", wording.name(loan))));
    }
    String lateText = texts.say("respuesta.atrasadas", late(loan, late, today));
    return next.map(
            cuota -> lateText + "\n" + texts.say("respuesta.y-proxima", words(loan, cuota, today)))
        .orElse(lateText);
  }

  private Map<String, String> late(Prestamo loan, Cuotas late, LocalDate today) {
    LocalDate oldest = late.list().get(0).fechaVencimiento();
    Map<String, String> words = new HashMap<>();
    words.put("prestamo", wording.name(loan));
    words.put("atrasadas", wording.instalments(late.size()));
    words.put("atrasado", wording.money(late.remaining()));
    words.put("fecha", wording.day(oldest, today));
    words.put("distancia", wording.distance(oldest, today));
    return words;
  }

  private Map<String, String> words(Prestamo loan, Cuota cuota, LocalDate today) {
    Map<String, String> words = new HashMap<>();
    words.put("prestamo", wording.name(loan));
    words.put("numero", String.valueOf(cuota.numeroCuota()));
    words.put("cuotas", String.valueOf(loan.numeroCuotas()));
    words.put("monto", wording.money(cuota.remaining()));
    words.put("fecha", wording.day(cuota.fechaVencimiento(), today));
    words.put("distancia", wording.distance(cuota.fechaVencimiento(), today));
    return words;
  }
}
