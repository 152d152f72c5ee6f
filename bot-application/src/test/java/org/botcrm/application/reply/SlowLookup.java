package org.botcrm.application.reply;

import java.util.Optional;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.nationalid.NationalId;

/** A CRM that takes its time. */
record SlowLookup(ClienteLookup crm, Runnable pause) implements ClienteLookup {
  @Override
  public ClienteMatch findByPhone(PhoneNumber phone) {
    pause.run();
    return crm.findByPhone(phone);
  }

  @Override
  public ClienteMatch findByNationalId(NationalId id) {
    return crm.findByNationalId(id);
  }

  @Override
  public Optional<Cliente> find(ClienteId id) {
    return crm.find(id);
  }
}
