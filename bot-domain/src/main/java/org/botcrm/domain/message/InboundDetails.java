package org.botcrm.domain.message;

import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What Meta told with a message of a person beside its words. Immutable.
 *
 * @param choice the id of the button or of the row of a list that was pressed; null when none was
 * @param ownPhone the number that the person shared by the button that we sent for it; null when
 *     none was, and for a card that was only passed on
 * @param identityKey Meta's hash of the person's WhatsApp identity, which changes when somebody
 *     else may hold the phone; null unless the identity check of the business number is on
 * @param change that ends what was known of the contact until then; null for all but a few messages
 *     that WhatsApp itself writes
 * @param movedTo the number or the id that the person has from now on, with such a change; null
 *     when Meta told none
 */
public record InboundDetails(
    @Nullable String choice,
    @Nullable PhoneNumber ownPhone,
    @Nullable String identityKey,
    @Nullable ContactChange change,
    @Nullable ContactId movedTo) {
  /** Nothing. */
  public static final InboundDetails NONE = new InboundDetails(null, null, null);

  /** Of a contact who stays the same. */
  public InboundDetails(
      @Nullable String choice, @Nullable PhoneNumber ownPhone, @Nullable String identityKey) {
    this(choice, ownPhone, identityKey, null);
  }

  /** Of a contact of whom nobody says what comes next. */
  public InboundDetails(
      @Nullable String choice,
      @Nullable PhoneNumber ownPhone,
      @Nullable String identityKey,
      @Nullable ContactChange change) {
    this(choice, ownPhone, identityKey, change, null);
  }

  /** Hides what was chosen and whose the number is. */
  @Override
  public String toString() {
    return "InboundDetails[•••]";
  }
}
