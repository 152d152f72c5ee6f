package org.botcrm.domain.flow;

import java.util.StringTokenizer;

/** Reads what has no reader of its own: free words, phones and e-mail addresses. */
final class Written {
  /** Enough for an address with all its landmarks. */
  static final int MAX_TEXT = 500;

  private static final int MAX_NAME = 60;
  private static final int MAX_EMAIL = 254;

  /** E.164 has no longer ones; no shorter ones are anybody's. */
  private static final int MIN_PHONE = 7;

  private static final int MAX_PHONE = 15;
  private static final String BETWEEN_DIGITS = " -.()";

  private Written() {}

  /** On one line, without signs that nobody sees. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
  }

  /** As much of it as a field holds. */
  static String start(String clean) {
    boolean fits = clean.codePointCount(0, clean.length()) <= MAX_TEXT;
    return fits ? clean : clean.substring(0, clean.offsetByCodePoints(0, MAX_TEXT));
  }

  static FieldReading text(String text) {
    String clean = clean(text);
    if (clean.codePoints().filter(Character::isLetterOrDigit).count() < 2) {
      return FieldReading.NOTHING;
    }
    return clean.codePointCount(0, clean.length()) > MAX_TEXT
        ? FieldReading.refused("flujo.texto.largo")
        : FieldReading.of(clean);
  }

  /** A few words, such as the name of a bank. */
  static FieldReading name(String text) {
    String clean = clean(text);
    boolean isName =
        clean.length() <= MAX_NAME
            && clean.codePoints().filter(Character::isLetter).count() >= 2
            && clean.split(" ").length <= 5
            && clean.indexOf('?') < 0;
    return isName ? FieldReading.of(clean) : FieldReading.NOTHING;
  }

  static FieldReading email(String text) {
    if (text.indexOf('@') < 0) {
      return FieldReading.NOTHING;
    }
    StringTokenizer words = new StringTokenizer(text, " \t\r\n,;:<>()[]\"");
    while (words.hasMoreTokens()) {
      String word = words.nextToken().replaceAll("[.!?]{1,9}$", "");
      if (isEmail(word)) {
        return FieldReading.of(word);
      }
    }
    return FieldReading.refused("flujo.correo.invalido");
  }

  private static boolean isEmail(String word) {
    int at = word.indexOf('@');
    String host = word.substring(at + 1);
    return at > 0
        && word.length() <= MAX_EMAIL
        && host.indexOf('@') < 0
        && host.lastIndexOf('.') > 0
        && !host.endsWith(".")
        && !word.contains("..")
        && word.codePoints().noneMatch(Character::isISOControl);
  }

  static FieldReading phone(String text) {
    boolean sawDigits = false;
    int at = 0;
    while (at < text.length()) {
      if (isDigit(text.charAt(at))) {
        sawDigits = true;
        int end = endOfNumber(text, at);
        String digits = text.substring(at, end).replaceAll("[^0-9]", "");
        if (digits.length() >= MIN_PHONE && digits.length() <= MAX_PHONE) {
          boolean plus = at > 0 && text.charAt(at - 1) == '+';
          return FieldReading.of((plus ? "+" : "") + digits);
        }
        at = end;
      }
      at++;
    }
    return sawDigits ? FieldReading.refused("flujo.telefono.invalido") : FieldReading.NOTHING;
  }

  /** Behind the last digit of a number whose digits may stand apart. */
  private static int endOfNumber(String text, int start) {
    int end = start + 1;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        end = i + 1;
      } else if (BETWEEN_DIGITS.indexOf(c) < 0 || i - end > 1) {
        break;
      }
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
