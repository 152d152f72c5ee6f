package org.botcrm.domain.contact;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone number as the digits that Meta writes in {@code wa_id}: country code first, no plus sign.
 *
 * <p>The digits are kept exactly as they came, because a reply must go back to them. {@link
 * #canonical()} is the form to compare by. {@link #toString()} shows the last four digits only, so
 * that a number never reaches a log by accident.
 *
 * @param digits 5 to 20 ASCII digits
 */
public record PhoneNumber(String digits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{5,20}");

  // Meta adds or drops these prefixes by itself: "For Brazil and Mexico the extra prefix added to
  // the phone number may be modified by the Cloud API"
  // (developers.facebook.com/documentation/business-messaging/whatsapp, page send-messages).
  private static final Pattern MEXICO = Pattern.compile("521([0-9]{10})");
  private static final Pattern ARGENTINA = Pattern.compile("549([0-9]{10})");
  // Mobile numbers of Brazil began with 6 to 9 before the ninth digit was put in front of them.
  private static final Pattern BRAZIL = Pattern.compile("55([0-9]{2})([6-9][0-9]{7})");

  /**
   * @throws IllegalArgumentException when {@code digits} is not 5 to 20 ASCII digits
   */
  public PhoneNumber {
    Objects.requireNonNull(digits, "digits");
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("digits: 5 to 20 digits expected");
    }
  }

  /** Reads any writing by dropping what is not a digit; empty when no number is left. */
  public static Optional<PhoneNumber> ofWriting(String writing) {
    String digits = writing.replaceAll("[^0-9]", "");
    return DIGITS.matcher(digits).matches()
        ? Optional.of(new PhoneNumber(digits))
        : Optional.empty();
  }

  /**
   * The form two writings of one subscriber share: Mexico without its 1, Argentina without its 9,
   * Brazil with its ninth digit. To compare by, never to send to.
   */
  public PhoneNumber canonical() {
    Matcher mexico = MEXICO.matcher(digits);
    if (mexico.matches()) {
      return new PhoneNumber("52" + mexico.group(1));
    }
    Matcher argentina = ARGENTINA.matcher(digits);
    if (argentina.matches()) {
      return new PhoneNumber("54" + argentina.group(1));
    }
    Matcher brazil = BRAZIL.matcher(digits);
    return brazil.matches()
        ? new PhoneNumber("55" + brazil.group(1) + "9" + brazil.group(2))
        : this;
  }

  /** The last four digits behind dots, for logs and screens. */
  public String masked() {
    return "•••" + digits.substring(digits.length() - 4);
  }

  @Override
  public String toString() {
    return masked();
  }
}
