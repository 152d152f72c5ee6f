package org.botcrm.domain.consent;

import java.util.Objects;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * Whose consent changed, as Meta tells it.
 *
 * @param phoneNumberId the business number
 * @param contact the person
 * @param change what they said
 */
public record ContactConsent(PhoneNumberId phoneNumberId, ContactId contact, ConsentChange change) {
  /** Refuses nulls, naming the field. */
  public ContactConsent {
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(change, "change");
  }

  /** The change only: the contact is personal. */
  @Override
  public String toString() {
    return "ContactConsent[" + change + "]";
  }
}
