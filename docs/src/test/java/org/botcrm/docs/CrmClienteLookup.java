package org.botcrm.docs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.botcrm.domain.cliente.Cliente;
import org.botcrm.domain.cliente.ClienteId;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.cliente.ClienteMatch;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.botcrm.domain.nationalid.NationalId;
import org.botcrm.domain.nationalid.NationalIds;

/** What a CRM that knows its clients by itself gives the bot in place of a table. */
// region: adapter
record CrmClienteLookup(Map<Integer, Cliente> crm, PhoneNumberParser phones, NationalIds ids)
    implements ClienteLookup {

  @Override
  public ClienteMatch findByPhone(PhoneNumber phone) {
    return match(cliente -> has(cliente, phone.canonical()));
  }

  @Override
  public ClienteMatch findByNationalId(NationalId id) {
    return match(cliente -> ids.read(cliente.cedula()).filter(id::sameAs).isPresent());
  }

  private ClienteMatch match(Predicate<Cliente> matching) {
    List<Cliente> owners = crm.values().stream().filter(matching).toList();
    return switch (owners.size()) {
      case 0 -> new ClienteMatch.None();
      case 1 -> new ClienteMatch.One(owners.get(0));
      default -> new ClienteMatch.Several(owners.stream().map(Cliente::id).toList());
    };
  }

  @Override
  public Optional<Cliente> find(ClienteId id) {
    return Optional.ofNullable(crm.get(id.value()));
  }

  private boolean has(Cliente cliente, PhoneNumber canonical) {
    return cliente.telefono() != null
        && phones.parseAll(cliente.telefono()).stream()
            .anyMatch(number -> number.canonical().equals(canonical));
  }
}

// endregion
