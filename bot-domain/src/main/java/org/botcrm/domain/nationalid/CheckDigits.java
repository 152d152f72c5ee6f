package org.botcrm.domain.nationalid;

/** Arithmetic of digits. */
final class CheckDigits {
  private CheckDigits() {}

  /** Whether the last digit follows from the others by Luhn's rule (ISO/IEC 7812-1, annex B). */
  static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 1 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0 && !isAllZeros(digits);
  }

  static boolean isAllZeros(String digits) {
    return withoutLeadingZeros(digits).isEmpty();
  }

  static String withoutLeadingZeros(String digits) {
    int from = 0;
    while (from < digits.length() && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }
}
