package org.botcrm.persistence.jdbi;

import java.util.List;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.testkit.contract.ClienteLookupContract;
import org.junit.jupiter.api.AfterEach;

class SqliteClienteLookupTest implements ClienteLookupContract {
  private final TestDatabase database = TestDatabase.sqlite();

  @Override
  public ClienteLookup clientes(List<Cliente> given) {
    database.insert(given);
    return database.persistence().clientes();
  }

  @AfterEach
  void close() {
    database.close();
  }
}
