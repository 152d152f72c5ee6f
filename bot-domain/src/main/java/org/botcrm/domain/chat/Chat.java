package org.botcrm.domain.chat;

import java.util.Objects;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.ChatId;
import org.botcrm.domain.message.PhoneNumberId;
import org.jspecify.annotations.Nullable;

/**
 * All messages between one business number and one contact.
 *
 * @param id ours
 * @param phoneNumberId the business number
 * @param businessNumber its digits as Meta shows them; null while no delivery told them
 * @param contact all that is known of the other side; the phone as Meta sent it last
 * @param profileName the name that the person chose in WhatsApp; null when never sent
 * @param version changes whenever an answer is recorded
 */
public record Chat(
    ChatId id,
    PhoneNumberId phoneNumberId,
    @Nullable String businessNumber,
    ContactId contact,
    @Nullable String profileName,
    long version) {
  /** Refuses nulls where a value is required, naming the field. */
  public Chat {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    Objects.requireNonNull(contact, "contact");
  }

  /** The id only: the rest is personal. */
  @Override
  public String toString() {
    return "Chat[" + id.value() + "]";
  }
}
