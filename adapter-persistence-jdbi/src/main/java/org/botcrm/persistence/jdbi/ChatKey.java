package org.botcrm.persistence.jdbi;

import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.PhoneNumberId;
import org.jspecify.annotations.Nullable;

/**
 * What a chat is found by.
 *
 * @param phoneNumberId the business number
 * @param userId Meta's id of the person
 * @param number the phone in its canonical form
 * @param other what stands for a group or for nobody
 */
record ChatKey(
    String phoneNumberId,
    @Nullable String userId,
    @Nullable String number,
    @Nullable String other) {
  /** PostgreSQL refuses index entries beyond a third of a page. */
  private static final int MAX_INDEXED = 512;

  static ChatKey of(PhoneNumberId business, ContactId contact) {
    return new ChatKey(
        business.value(),
        contact.user().map(BusinessScopedId::value).map(StorableText::of).orElse(null),
        contact.phone().map(PhoneNumber::canonical).map(PhoneNumber::digits).orElse(null),
        other(contact));
  }

  private static @Nullable String other(ContactId contact) {
    if (contact instanceof ContactId.Group group) {
      return StorableText.of(StorableText.cut("g:" + group.id(), MAX_INDEXED));
    }
    return contact instanceof ContactId.Unknown ? "?" : null;
  }

  /** The contact that a row of {@code chats} stands for. */
  static ContactId contact(@Nullable String waId, @Nullable String userId, @Nullable String other) {
    if (other != null && other.startsWith("g:")) {
      return new ContactId.Group(other.substring(2));
    }
    return ContactId.of(
        waId == null ? null : new PhoneNumber(waId),
        userId == null ? null : new BusinessScopedId(userId));
  }
}
