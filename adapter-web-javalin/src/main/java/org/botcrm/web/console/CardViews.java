package org.botcrm.web.console;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.botcrm.application.client.ClientCard;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Cuotas;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.identity.Trust;
import org.jspecify.annotations.Nullable;

/** Makes the card of a client out of what is known. */
final class CardViews {
  private static final int SHOWN_DIGITS = 4;

  private final ConsoleTexts texts;
  private final Moments moments;
  private final MoneyFormat money;

  CardViews(ConsoleTexts texts, Moments moments, MoneyFormat money) {
    this.texts = texts;
    this.moments = moments;
    this.money = money;
  }

  CardView card(ClientCard card) {
    Cliente cliente = card.cliente();
    CarteraReading reading = card.cartera();
    Cartera cartera = reading == null ? null : reading.match(read -> read, reason -> null);
    boolean failed = reading != null && cartera == null;
    return new CardView(
        cliente == null ? null : name(cliente),
        cliente == null ? null : cliente.id().value(),
        texts.say("confianza." + level(card)),
        "confianza-" + level(card),
        reason(card),
        cliente == null ? null : hidden(cliente.cedula()),
        cartera == null ? List.of() : loans(cartera),
        failed ? texts.say("ficha.prestamos.fallo") : null,
        cartera == null
            ? null
            : texts.say("ficha.leido", Map.of("hora", moments.time(cartera.readAt()))));
  }

  private static String name(Cliente cliente) {
    return Stream.of(cliente.nombres(), cliente.apellidos())
        .filter(part -> part != null && !part.isBlank())
        .reduce((first, last) -> first + " " + last)
        .orElse("");
  }

  private String level(ClientCard card) {
    Trust trust = card.identity().trust();
    if (card.identity().doubt() != null) {
      return "duda";
    }
    if (trust != null && trust.isVerified(moments.now())) {
      return "verificado";
    }
    return card.cliente() == null ? "nadie" : "telefono";
  }

  private @Nullable String reason(ClientCard card) {
    String doubt = card.identity().doubt();
    if (doubt != null || card.cliente() != null) {
      return doubt;
    }
    return card.match()
        .match(
            () -> texts.say("ficha.nadie"),
            one -> texts.say("ficha.nadie"),
            several -> texts.say("ficha.varios", Map.of("cuantos", several.size())));
  }

  /** «•••• 4821». */
  private static String hidden(String cedula) {
    String digits = cedula.replaceAll("[^0-9]", "");
    return "•••• " + digits.substring(Math.max(0, digits.length() - SHOWN_DIGITS));
  }

  private List<CardView.Loan> loans(Cartera cartera) {
    LocalDate today = moments.day(moments.now());
    return cartera.prestamos().stream()
        .sorted(Comparator.comparing(loan -> !loan.isActive()))
        .map(loan -> loan(loan, today))
        .toList();
  }

  private CardView.Loan loan(Prestamo loan, LocalDate today) {
    Cuotas due = loan.isActive() ? loan.cuotas() : Cuotas.none(loan.cuotas().currency());
    String product = loan.producto();
    long late = due.daysLate(today);
    return new CardView.Loan(
        product == null || product.isBlank()
            ? texts.say("ficha.prestamo", Map.of("numero", loan.id().value()))
            : product,
        loan.estado(),
        loan.isActive() ? loan.saldo().map(money::format).orElse(null) : null,
        due.next(today)
            .map(
                cuota ->
                    texts.say(
                        "ficha.proxima",
                        Map.of(
                            "monto",
                            money.format(cuota.remaining()),
                            "fecha",
                            moments.date(cuota.fechaVencimiento()))))
            .orElse(null),
        late == 0
            ? null
            : texts.say(
                "ficha.atraso",
                Map.of("dias", late, "monto", money.format(due.late(today).remaining()))));
  }
}
