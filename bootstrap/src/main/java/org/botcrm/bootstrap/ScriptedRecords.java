package org.botcrm.bootstrap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Pagos;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.chat.ChatFacts;

/** The lender's records as a script tells them. */
final class ScriptedRecords {
  private ScriptedRecords() {}

  static CarteraLookup of(ChatFacts facts, Clock clock) {
    return (cliente, timeout) ->
        facts.carteraAway()
            ? new CarteraReading.Unavailable(CarteraReading.Reason.OUTAGE)
            : new CarteraReading.Read(cartera(facts, cliente, clock.instant()));
  }

  private static Cartera cartera(ChatFacts facts, ClienteId id, Instant now) {
    String cedula =
        facts.clientes().stream()
            .filter(cliente -> cliente.id().equals(id))
            .map(Cliente::cedula)
            .findFirst()
            .orElse("");
    List<Prestamo> prestamos =
        facts.prestamos().stream().filter(loan -> loan.clienteId().equals(id)).toList();
    List<Pago> pagos = facts.pagos().stream().filter(p -> p.cedula().equals(cedula)).toList();
    String currency =
        facts.prestamos().stream()
            .findFirst()
            .map(loan -> loan.totalFinanciamiento().currency())
            .orElse("USD");
    return new Cartera(id, currency, prestamos, Pagos.latestOf(pagos), now);
  }
}
