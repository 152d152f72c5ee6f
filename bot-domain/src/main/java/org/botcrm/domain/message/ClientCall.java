package org.botcrm.domain.message;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.contact.ContactId;

/**
 * A call by which a person lets us write freely for a while, as by a message: they called, whether
 * or not anybody answered, or they took a call of the business (page calling/pricing of Meta's
 * documentation, customer service window). Immutable.
 *
 * @param phoneNumberId the business number
 * @param contact the person, with a phone or a user id
 * @param at when they called or answered, by Meta's clock; not the time of arrival
 */
public record ClientCall(PhoneNumberId phoneNumberId, ContactId contact, Instant at) {
  /** Refuses nulls, naming the field. */
  public ClientCall {
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(at, "at");
  }

  /** The time only: the contact is personal. */
  @Override
  public String toString() {
    return "ClientCall[" + at + "]";
  }
}
