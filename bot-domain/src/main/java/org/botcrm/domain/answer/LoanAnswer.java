package org.botcrm.domain.answer;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.Cuota;
import org.botcrm.domain.cartera.Prestamo;

/** The state of each loan, in a line or two. */
final class LoanAnswer extends MoneyAnswer {
  LoanAnswer(MoneyAnswer.Money shared) {
    super(Intent.LOAN, shared);
  }

  @Override
  boolean needsLoan() {
    return false;
  }

  @Override
  Said ofAll(Cartera cartera, Question question) {
    if (cartera.prestamos().isEmpty()) {
      return Said.of(texts.say("respuesta.sin-prestamo", Map.of()), question);
    }
    LocalDate today = wording.today(question.context().now());
    return Said.of(
        cartera.prestamos().stream()
            .map(loan -> line(loan, today))
            .collect(Collectors.joining("\n\n")),
        question);
  }

  private String line(Prestamo loan, LocalDate today) {
    Map<String, String> words = new HashMap<>();
    words.put("prestamo", wording.name(loan));
    words.put("cuotas", String.valueOf(loan.numeroCuotas()));
    words.put("monto", wording.money(loan.totalFinanciamiento()));
    if (!loan.isActive() || loan.isUnclear()) {
      return texts.say(key(loan), words);
    }
    words.put(
        "pagadas", String.valueOf(loan.cuotas().list().stream().filter(Cuota::isPaid).count()));
    words.put("pendiente", wording.money(loan.cuotas().remaining()));
    words.put("atrasadas", wording.instalments(loan.cuotas().late(today).size()));
    words.put("atrasado", wording.money(loan.cuotas().late(today).remaining()));
    boolean late = !loan.cuotas().late(today).isEmpty();
    return texts.say(late ? "prestamo.atrasado" : "prestamo.al-dia", words);
  }

  private static String key(Prestamo loan) {
    return switch (loan.situation()) {
      case DRAFT, EN_REVISION -> "prestamo.en-revision";
      case LIQUIDADO -> "prestamo.liquidado";
      case RECHAZADO -> "prestamo.rechazado";
      case APROBADO, OTRO -> "prestamo.sin-certeza";
    };
  }
}
