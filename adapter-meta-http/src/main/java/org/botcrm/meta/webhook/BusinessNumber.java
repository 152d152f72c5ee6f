package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import org.botcrm.domain.message.PhoneNumberId;
import org.jspecify.annotations.Nullable;

/**
 * The business number that a value is about.
 *
 * @param id Meta's id of it
 * @param digits of {@code display_phone_number}; null when missing
 */
record BusinessNumber(PhoneNumberId id, @Nullable String digits) {
  private static final int MAX_ID = 64;

  /** The one in {@code metadata}; null when there is none, as in account events. */
  static @Nullable BusinessNumber of(JsonNode value) {
    JsonNode metadata = value.path("metadata");
    String id = Json.visible(metadata, "phone_number_id");
    return id == null || id.length() > MAX_ID
        ? null
        : new BusinessNumber(new PhoneNumberId(id), Json.digits(metadata, "display_phone_number"));
  }

  boolean is(@Nullable String otherDigits) {
    return otherDigits != null && otherDigits.equals(digits);
  }
}
