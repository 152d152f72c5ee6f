package org.botcrm.testkit.inmemory;

import java.util.Comparator;
import java.util.List;
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

/** A fixed list of clients. Immutable and thread-safe. */
public final class InMemoryClienteLookup implements ClienteLookup {
  private final List<Cliente> clientes;
  private final PhoneNumberParser parser;
  private final NationalIds ids;

  /** These clients of Venezuela, whose phones {@code parser} reads. */
  public InMemoryClienteLookup(List<Cliente> clientes, PhoneNumberParser parser) {
    this(clientes, parser, NationalIds.of("VE"));
  }

  /** These clients, whose phones {@code parser} reads, and {@code ids} their ID numbers. */
  public InMemoryClienteLookup(List<Cliente> clientes, PhoneNumberParser parser, NationalIds ids) {
    this.clientes =
        clientes.stream().sorted(Comparator.comparing(cliente -> cliente.id().value())).toList();
    this.parser = parser;
    this.ids = ids;
  }

  @Override
  public ClienteMatch findByPhone(PhoneNumber phone) {
    return match(cliente -> has(cliente, phone));
  }

  @Override
  public ClienteMatch findByNationalId(NationalId id) {
    return match(cliente -> ids.read(cliente.cedula()).filter(id::sameAs).isPresent());
  }

  private ClienteMatch match(Predicate<Cliente> matching) {
    List<Cliente> owners = clientes.stream().filter(matching).toList();
    return switch (owners.size()) {
      case 0 -> new ClienteMatch.None();
      case 1 -> new ClienteMatch.One(owners.get(0));
      default -> new ClienteMatch.Several(owners.stream().map(Cliente::id).toList());
    };
  }

  private boolean has(Cliente cliente, PhoneNumber phone) {
    return cliente.telefono() != null
        && parser.parseAll(cliente.telefono()).stream()
            .map(PhoneNumber::canonical)
            .anyMatch(phone.canonical()::equals);
  }

  @Override
  public Optional<Cliente> find(ClienteId id) {
    return clientes.stream().filter(cliente -> cliente.id().equals(id)).findFirst();
  }
}
