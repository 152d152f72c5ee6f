package org.botcrm.domain.identity;

import java.util.Objects;
import org.botcrm.domain.contact.BusinessScopedId;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a contact looked like when trust was given. When any of it changes, somebody else may be
 * writing. Immutable.
 *
 * @param phone in its canonical form; null when Meta hid it
 * @param user Meta's id of the person; null when Meta sent none
 * @param identityKey Meta's hash of the person's WhatsApp identity; null unless the identity check
 *     of the business number is on
 */
public record TrustBasis(
    @Nullable PhoneNumber phone, @Nullable BusinessScopedId user, @Nullable String identityKey) {

  /** Of a contact as it is now. */
  public static TrustBasis of(ContactId contact, @Nullable String identityKey) {
    return new TrustBasis(
        contact.phone().map(PhoneNumber::canonical).orElse(null),
        contact.user().orElse(null),
        identityKey);
  }

  /** Whether both know a phone, and not the same. */
  public boolean differsInPhone(TrustBasis other) {
    return phone != null && other.phone != null && !phone.equals(other.phone);
  }

  /** Whether both know Meta's id of the person, and not the same. */
  public boolean differsInUser(TrustBasis other) {
    return user != null && other.user != null && !user.equals(other.user);
  }

  /** Whether both know the identity key, and not the same. */
  public boolean differsInIdentity(TrustBasis other) {
    return identityKey != null
        && other.identityKey != null
        && !Objects.equals(identityKey, other.identityKey);
  }

  /** The same, and what {@code now} knows in place of what this does not. */
  public TrustBasis completedBy(TrustBasis now) {
    return new TrustBasis(
        phone == null ? now.phone : phone,
        user == null ? now.user : user,
        identityKey == null ? now.identityKey : identityKey);
  }

  /** Hides all of it. */
  @Override
  public String toString() {
    return "TrustBasis[•••]";
  }
}
