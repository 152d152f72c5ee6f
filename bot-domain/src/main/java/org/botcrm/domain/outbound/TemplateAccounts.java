package org.botcrm.domain.outbound;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * Whose templates each business number sends, for those of which that is known: of the others
 * nothing is held against a template. Immutable and thread-safe.
 *
 * @param byNumber Meta's id of the business account of each number
 */
public record TemplateAccounts(Map<PhoneNumberId, String> byNumber) {
  private static final TemplateAccounts NONE = new TemplateAccounts(Map.of());

  /** Copies the map. */
  public TemplateAccounts {
    byNumber = Map.copyOf(byNumber);
  }

  /** Nothing is known. */
  public static TemplateAccounts none() {
    return NONE;
  }

  /** Of one account with these numbers. */
  public static TemplateAccounts of(String account, Set<PhoneNumberId> numbers) {
    Map<PhoneNumberId, String> byNumber = new HashMap<>();
    numbers.forEach(number -> byNumber.put(number, account));
    return new TemplateAccounts(byNumber);
  }

  /** The account of a number; empty when it is not known. */
  public Optional<String> find(PhoneNumberId number) {
    return Optional.ofNullable(byNumber.get(number));
  }
}
