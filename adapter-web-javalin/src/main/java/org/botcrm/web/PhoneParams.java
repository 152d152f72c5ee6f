package org.botcrm.web;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.contact.PhoneNumberParser;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers in any writing. */
final class PhoneParams {
  private static final Pattern ONE_NUMBER = Pattern.compile("\\+?[0-9 ().\\u00a0-]+");

  // Ten digits are a national number in most of America, Meta's country and number are more.
  private static final Pattern WITH_COUNTRY = Pattern.compile("[1-9][0-9]{10,14}");

  private final PhoneNumberParser phoneNumbers;

  PhoneParams(PhoneNumberParser phoneNumbers) {
    this.phoneNumbers = phoneNumbers;
  }

  /** Null when absent. */
  @Nullable PhoneNumber read(QueryParams query, String name) {
    String writing = query.text(name);
    return writing == null ? null : read(name, writing);
  }

  PhoneNumber read(String name, String writing) {
    return find(writing)
        .orElseThrow(
            () -> new ProblemException(QueryParams.problem(name, "parametro.telefono", Map.of())));
  }

  /** Empty when it is no number, or several. */
  Optional<PhoneNumber> find(String writing) {
    return asMetaWrites(writing)
        .or(() -> phoneNumbers.parse(writing))
        .or(() -> asItStands(writing));
  }

  /** The digits of a row, given back to find it: with the country, and nothing before it. */
  private Optional<PhoneNumber> asMetaWrites(String writing) {
    return WITH_COUNTRY.matcher(writing).matches()
        ? phoneNumbers.parse("+" + writing)
        : Optional.empty();
  }

  /** Digits that no country knows, such as Meta's test numbers, stand in rows as well. */
  private static Optional<PhoneNumber> asItStands(String writing) {
    return ONE_NUMBER.matcher(writing).matches()
        ? PhoneNumber.ofWriting(writing)
        : Optional.empty();
  }
}
