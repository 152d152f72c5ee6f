package org.botcrm.testkit.inmemory;

import java.util.List;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.testkit.contract.ClienteLookupContract;

class InMemoryClienteLookupTest implements ClienteLookupContract {

  @Override
  public ClienteLookup clientes(List<Cliente> given) {
    return new InMemoryClienteLookup(given, new SimplePhoneNumberParser("58", "0"));
  }
}
