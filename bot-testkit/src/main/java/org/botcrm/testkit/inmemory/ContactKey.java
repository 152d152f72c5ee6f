package org.botcrm.testkit.inmemory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.PhoneNumberId;
import org.jspecify.annotations.Nullable;

/** What a chat is found by. */
record ContactKey(PhoneNumberId number, String kind, String value) {

  static List<ContactKey> of(PhoneNumberId number, ContactId contact) {
    return Stream.of(
            Optional.ofNullable(user(number, contact)), Optional.ofNullable(other(number, contact)))
        .flatMap(Optional::stream)
        .toList();
  }

  static @Nullable ContactKey user(PhoneNumberId number, ContactId contact) {
    return contact.user().map(user -> new ContactKey(number, "user", user.value())).orElse(null);
  }

  /** By phone, or by what stands for a person where there is none. */
  static @Nullable ContactKey other(PhoneNumberId number, ContactId contact) {
    if (contact instanceof ContactId.Group group) {
      return new ContactKey(number, "group", group.id());
    }
    if (contact instanceof ContactId.Unknown) {
      return new ContactKey(number, "unknown", "");
    }
    return contact
        .phone()
        .map(phone -> new ContactKey(number, "phone", phone.canonical().digits()))
        .orElse(null);
  }
}
