package org.botcrm.persistence.jdbi;

import java.util.List;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.cartera.Pago;
import org.botcrm.domain.cartera.Prestamo;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.testkit.contract.CarteraContract;
import org.junit.jupiter.api.AfterEach;

class PostgresqlCarteraLookupTest implements CarteraContract {
  private final TestDatabase database =
      TestDatabase.postgresqlEmptied(PostgresqlCarteraLookupTest.class);

  @Override
  public CarteraLookup cartera(List<Cliente> clientes, List<Prestamo> prestamos, List<Pago> pagos) {
    database.insert(clientes);
    database.execute(CarteraRows.of(prestamos, pagos));
    return database.persistence().cartera();
  }

  @AfterEach
  void close() {
    database.close();
  }
}
