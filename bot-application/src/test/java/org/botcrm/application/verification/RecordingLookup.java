package org.botcrm.application.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.nationalid.NationalId;

/** Remembers what the CRM was asked. For one thread. */
record RecordingLookup(ClienteLookup crm, List<String> asked) implements ClienteLookup {
  RecordingLookup(ClienteLookup crm) {
    this(crm, new ArrayList<>());
  }

  @Override
  public ClienteMatch findByPhone(PhoneNumber phone) {
    asked.add("phone");
    return crm.findByPhone(phone);
  }

  @Override
  public ClienteMatch findByNationalId(NationalId id) {
    asked.add("national id");
    return crm.findByNationalId(id);
  }

  @Override
  public Optional<Cliente> find(ClienteId id) {
    asked.add("id");
    return crm.find(id);
  }
}
