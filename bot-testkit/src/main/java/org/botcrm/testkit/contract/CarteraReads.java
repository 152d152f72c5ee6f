package org.botcrm.testkit.contract;

import java.util.List;
import org.botcrm.domain.cartera.Cartera;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.testkit.fixture.Clientes;

/** Reads portfolios for the contracts. */
final class CarteraReads {
  private CarteraReads() {}

  static CarteraReading reading(CarteraLookup lookup, int cliente) {
    return lookup.read(new ClienteId(cliente), CarteraLimitsContract.PATIENCE);
  }

  static Cartera read(CarteraLookup lookup, int cliente) {
    return reading(lookup, cliente)
        .match(
            cartera -> cartera,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  static List<Cliente> people() {
    return List.of(Clientes.ana(), Clientes.withCedula(2, "V-20.000.002"));
  }
}
