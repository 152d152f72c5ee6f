package org.botcrm.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digits under which WhatsApp knows a phone. They need not be those that were dialled: "For
 * Brazil and Mexico the extra prefix added to the phone number may be modified by the Cloud API"
 * (page send-messages); Argentina behaves alike.
 */
final class WaId {
  // Country codes begin with 1 to 9, and E.164 has at most 15 digits.
  private static final Pattern DIALLED = Pattern.compile("[1-9][0-9]{6,14}");
  private static final Pattern MEXICO = Pattern.compile("52([0-9]{10})");
  private static final Pattern ARGENTINA = Pattern.compile("54([0-9]{10})");
  // Only the area codes from 31 on kept their eight digits on WhatsApp.
  private static final Pattern BRAZIL = Pattern.compile("55([3-9][0-9])9([6-9][0-9]{7})");

  private WaId() {}

  /** The id of a number in any writing with its country code; empty when it cannot be one. */
  static Optional<String> ofWriting(String writing) {
    if (!writing.matches("[+0-9 ().\\-]+")) {
      return Optional.empty();
    }
    String digits = writing.replaceAll("[^0-9]", "");
    return DIALLED.matcher(digits).matches() ? Optional.of(ofDigits(digits)) : Optional.empty();
  }

  private static String ofDigits(String digits) {
    Matcher mexico = MEXICO.matcher(digits);
    if (mexico.matches()) {
      return "521" + mexico.group(1);
    }
    Matcher argentina = ARGENTINA.matcher(digits);
    if (argentina.matches()) {
      return "549" + argentina.group(1);
    }
    Matcher brazil = BRAZIL.matcher(digits);
    return brazil.matches() ? "55" + brazil.group(1) + brazil.group(2) : digits;
  }
}
