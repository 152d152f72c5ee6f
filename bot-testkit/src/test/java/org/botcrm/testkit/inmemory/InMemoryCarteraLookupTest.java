package org.botcrm.testkit.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.CarteraReading;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.testkit.contract.CarteraContract;
import org.botcrm.testkit.fixture.Carteras;
import org.botcrm.testkit.time.MutableClock;
import org.junit.jupiter.api.Test;

class InMemoryCarteraLookupTest implements CarteraContract {

  @Override
  public CarteraLookup cartera(List<Cliente> clientes, List<Prestamo> prestamos, List<Pago> pagos) {
    return lookup(clientes, prestamos, pagos);
  }

  private static InMemoryCarteraLookup lookup(
      List<Cliente> clientes, List<Prestamo> prestamos, List<Pago> pagos) {
    return new InMemoryCarteraLookup(
        clientes,
        prestamos,
        pagos,
        NationalIds.of("VE"),
        Carteras.CURRENCY,
        MutableClock.standing());
  }

  @Test
  void itCanBeToldToGiveNoAnswer() {
    InMemoryCarteraLookup lookup = lookup(List.<Cliente>of(), List.<Prestamo>of(), List.<Pago>of());
    lookup.failWith(CarteraReading.Reason.OUTAGE);

    assertThat(lookup.read(new ClienteId(1), PATIENCE))
        .isEqualTo(new CarteraReading.Unavailable(CarteraReading.Reason.OUTAGE));
    lookup.failWith(null);
    assertThat(lookup.read(new ClienteId(1), PATIENCE)).isInstanceOf(CarteraReading.Read.class);
  }
}
