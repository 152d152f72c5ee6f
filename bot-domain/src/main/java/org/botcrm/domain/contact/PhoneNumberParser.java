package org.botcrm.domain.contact;

import java.util.List;
import java.util.Optional;

/**
 * Reads phone numbers as people and CRMs write them: {@code 0412-1234567}, {@code +58 412 1234567},
 * several in one field. Implementations know the country that a number without country code belongs
 * to, are thread-safe and never throw for bad input.
 */
public interface PhoneNumberParser {

  /** The number in {@code writing}; empty when it holds none, or more than one. */
  Optional<PhoneNumber> parse(String writing);

  /** Every number in a field that may hold several; what cannot be read is left out. */
  List<PhoneNumber> parseAll(String field);
}
