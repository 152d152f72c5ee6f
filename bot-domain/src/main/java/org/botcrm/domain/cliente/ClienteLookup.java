package org.botcrm.domain.cliente;

import java.util.Optional;
import org.botcrm.domain.contact.PhoneNumber;

/**
 * The CRM's clients, read only. Thread-safe. Throws {@link org.botcrm.domain.StorageException} when
 * the CRM cannot be asked: an outage is never "nobody".
 */
public interface ClienteLookup {

  /**
   * Who has this phone among their numbers, compared as whole numbers in their canonical form,
   * whatever the writing in the CRM.
   */
  ClienteMatch findByPhone(PhoneNumber phone);

  /** The client with this id. */
  Optional<Cliente> find(ClienteId id);
}
