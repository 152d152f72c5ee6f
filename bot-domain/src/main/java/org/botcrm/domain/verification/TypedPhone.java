package org.botcrm.domain.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a phone that somebody typed where an ID was asked for from an ID with a wrong digit, which
 * is as long in some countries.
 */
final class TypedPhone {
  /** As people write phones; more digits are none. */
  private static final Pattern DIGITS = Pattern.compile("(?:[0-9][ .()-]{0,2}){9,14}[0-9]");

  private static final Pattern ECUADOR = Pattern.compile("(?:593|0)9[0-9]{8}");
  private static final Pattern DOMINICAN = Pattern.compile("1?8[024]9[0-9]{7}");

  private TypedPhone() {}

  /**
   * Whether there is one.
   *
   * @param country two capital letters, that of the lender
   */
  static boolean isIn(String text, String country) {
    Matcher found = DIGITS.matcher(text);
    return found.find() && isPhone(found.group().replaceAll("[^0-9]", ""), country);
  }

  /** Elsewhere no ID is as long. */
  private static boolean isPhone(String digits, String country) {
    return switch (country) {
      case "EC" -> ECUADOR.matcher(digits).matches();
      case "DO" -> DOMINICAN.matcher(digits).matches();
      default -> true;
    };
  }
}
