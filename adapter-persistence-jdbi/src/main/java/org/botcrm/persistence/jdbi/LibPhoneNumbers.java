package org.botcrm.persistence.jdbi;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;

/** Reads phone numbers with libphonenumber, which knows how each country writes them. */
public final class LibPhoneNumbers implements PhoneNumberParser {
  // What people put between two numbers of one field. A single space or dash is part of a number.
  private static final String SIGNS = "\\s*[/;,|\\n]\\s*|\\s+(?:y|o|e)\\s+";
  private static final Pattern BETWEEN =
      Pattern.compile(SIGNS + "|\\s{2,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN_FOR_SURE = Pattern.compile(SIGNS, Pattern.CASE_INSENSITIVE);
  private static final int MAX_LENGTH = 250;

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
  private final String country;

  /**
   * For numbers of a country.
   *
   * @param country two letters (ISO 3166), such as {@code VE}, for numbers without country code
   * @throws IllegalArgumentException when there is no such country
   */
  public LibPhoneNumbers(String country) {
    this.country = country.toUpperCase(Locale.ROOT);
    if (!util.getSupportedRegions().contains(this.country)) {
      throw new IllegalArgumentException("country: two letters such as VE expected");
    }
  }

  @Override
  public Optional<PhoneNumber> parse(String writing) {
    List<PhoneNumber> numbers = parseAll(writing);
    return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
  }

  @Override
  public List<PhoneNumber> parseAll(String field) {
    List<PhoneNumber> numbers = parts(BETWEEN, field);
    // Two spaces are often between two numbers, and sometimes within one.
    return numbers.isEmpty() ? parts(BETWEEN_FOR_SURE, field) : numbers;
  }

  private List<PhoneNumber> parts(Pattern between, String field) {
    List<PhoneNumber> numbers = new ArrayList<>();
    for (String part : between.split(field)) {
      one(part.strip()).filter(number -> !numbers.contains(number)).ifPresent(numbers::add);
    }
    return numbers;
  }

  /** As the country writes it; else, when it has a country code without its plus, as such. */
  private Optional<PhoneNumber> one(String writing) {
    if (writing.isEmpty() || writing.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Optional<PhoneNumber> national = valid(writing);
    return national.isPresent() ? national : international(writing);
  }

  private Optional<PhoneNumber> international(String writing) {
    String digits = writing.replaceAll("[^0-9]", "").replaceFirst("^00", "");
    Optional<PhoneNumber> valid = valid("+" + digits);
    // The forms that Meta uses and the country's plan no longer has, such as 521 for Mexico.
    return valid.isPresent()
        ? valid
        : PhoneNumber.ofWriting(digits)
            .filter(number -> !number.canonical().equals(number))
            .filter(number -> valid("+" + number.canonical().digits()).isPresent());
  }

  private Optional<PhoneNumber> valid(String writing) {
    try {
      Phonenumber.PhoneNumber parsed = util.parse(writing, country);
      return util.isPossibleNumber(parsed) && util.isValidNumber(parsed)
          ? PhoneNumber.ofWriting(util.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      // Not a number: the answer, not a failure.
      return Optional.empty();
    }
  }
}
