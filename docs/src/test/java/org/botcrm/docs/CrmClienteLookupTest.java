package org.botcrm.docs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.persistence.jdbi.LibPhoneNumbers;
import org.botcrm.testkit.contract.ClienteLookupContract;

// region: contract
class CrmClienteLookupTest implements ClienteLookupContract {
  @Override
  public ClienteLookup clientes(List<Cliente> given) {
    Map<Integer, Cliente> crm = new TreeMap<>();
    given.forEach(cliente -> crm.put(cliente.id().value(), cliente));
    return new CrmClienteLookup(crm, new LibPhoneNumbers("VE"), NationalIds.of("VE"));
  }
}
// endregion
