package org.botcrm.domain.cliente;

import java.util.Optional;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.nationalid.NationalId;

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

  /**
   * Whose ID number this is, compared as {@link NationalId#sameAs} does, whatever the writing in
   * the CRM. A number without its letter may be that of several. Takes as long for a number that
   * nobody has as for one that somebody has; what it finds must not be told to whoever typed the
   * number.
   */
  ClienteMatch findByNationalId(NationalId id);

  /** The client with this id. */
  Optional<Cliente> find(ClienteId id);
}
