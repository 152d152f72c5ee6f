package org.botcrm.testkit.inmemory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;

/**
 * Reads phone numbers by their form alone, knowing no country's numbering plan but two prefixes.
 * Good for tests and demos. Immutable and thread-safe.
 */
public final class SimplePhoneNumberParser implements PhoneNumberParser {
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[/,;|\\n]| y ");
  private static final Pattern PREFIX = Pattern.compile("[0-9]{1,4}");
  // National numbers have seven digits or more without their trunk prefix; less is an extension.
  private static final int SHORTEST = 7;
  private static final int LONGEST = 20;

  private final String countryCode;
  private final String trunkPrefix;

  /**
   * @param countryCode of numbers without one, such as {@code 58}
   * @param trunkPrefix what is dialled before national numbers and left out abroad, such as {@code
   *     0}
   * @throws IllegalArgumentException when one is not 1 to 4 digits
   */
  public SimplePhoneNumberParser(String countryCode, String trunkPrefix) {
    if (!PREFIX.matcher(countryCode).matches() || !PREFIX.matcher(trunkPrefix).matches()) {
      throw new IllegalArgumentException("countryCode, trunkPrefix: 1 to 4 digits expected");
    }
    this.countryCode = countryCode;
    this.trunkPrefix = trunkPrefix;
  }

  @Override
  public Optional<PhoneNumber> parse(String writing) {
    List<PhoneNumber> all = parseAll(writing);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Every different number, in order, between slashes, commas, semicolons, lines or "y". */
  @Override
  public List<PhoneNumber> parseAll(String field) {
    return BETWEEN_NUMBERS
        .splitAsStream(field)
        .map(this::one)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private Optional<PhoneNumber> one(String writing) {
    String digits = writing.replaceAll("[^0-9]", "");
    boolean international = writing.strip().startsWith("+") || digits.startsWith("00");
    String number = international ? withoutLeadingZeros(digits) : withCountry(digits);
    int national = number.startsWith(countryCode) ? number.length() - countryCode.length() : 99;
    return national >= SHORTEST && number.length() >= SHORTEST && number.length() <= LONGEST
        ? Optional.of(new PhoneNumber(number))
        : Optional.empty();
  }

  private static String withoutLeadingZeros(String digits) {
    return digits.replaceFirst("^0+", "");
  }

  private String withCountry(String digits) {
    if (digits.startsWith(trunkPrefix)) {
      return countryCode + digits.substring(trunkPrefix.length());
    }
    boolean hasCountry =
        digits.startsWith(countryCode) && digits.length() > countryCode.length() + SHORTEST;
    return hasCountry || digits.isEmpty() ? digits : countryCode + digits;
  }
}
