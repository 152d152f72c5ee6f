package org.botcrm.domain.nationalid;

import java.util.List;
import java.util.Optional;

/** The cédula, and the RIF of the tax office, which is made from it. */
final class Venezuela {
  static final String LETTERS = "VEJGP";

  /** Of mobile phones, without the zero before them. */
  static final List<String> MOBILE_CODES = List.of("412", "414", "416", "422", "424", "426");

  private static final int SHORTEST = 5;
  private static final int LONGEST = 9;
  // Those of V, E, J, P and G, in the first place of the check digit of a RIF.
  private static final String IN_RIF = "VEJPG";
  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  private Venezuela() {}

  static Optional<String> canonical(char letter, String digits) {
    if (digits.length() < SHORTEST || digits.length() > LONGEST || CheckDigits.isAllZeros(digits)) {
      return Optional.empty();
    }
    if (letter != DigitRun.NO_LETTER && letter != 'V' && letter != 'E') {
      return Optional.of(letter + CheckDigits.withoutLeadingZeros(digits));
    }
    String number = CheckDigits.withoutLeadingZeros(cedula(letter, digits));
    return number.length() < SHORTEST
        ? Optional.empty()
        : Optional.of(letter == DigitRun.NO_LETTER ? number : letter + number);
  }

  /** A person's RIF is the cédula in eight digits and a check digit. */
  private static String cedula(char letter, String digits) {
    boolean rif =
        letter != DigitRun.NO_LETTER && digits.length() == LONGEST && isRif(letter, digits);
    return rif ? digits.substring(0, LONGEST - 1) : digits;
  }

  private static boolean isRif(char letter, String digits) {
    int sum = 4 * (IN_RIF.indexOf(letter) + 1);
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return digits.charAt(LONGEST - 1) - '0' == (check > 9 ? 0 : check);
  }
}
