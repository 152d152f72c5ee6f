package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.botcrm.domain.consent.ContactConsent;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ClientCall;
import org.jspecify.annotations.Nullable;

/**
 * Where in a delivery an element stood.
 *
 * @param entry the entry around it
 * @param field the field of its change
 * @param value the value around it
 * @param number the business number of the value; null when it names none
 */
record Place(JsonNode entry, String field, JsonNode value, @Nullable BusinessNumber number) {

  static Place of(JsonNode entry, String field, JsonNode value) {
    return new Place(entry, field, value, BusinessNumber.of(value));
  }

  /** The {@code standby} inside this value, which may leave the number to the value around it. */
  Place inside(JsonNode standby) {
    BusinessNumber own = BusinessNumber.of(standby);
    return new Place(entry, "standby", standby, own == null ? number : own);
  }

  /**
   * An event with what tells it from another of the same words: the account, the time and the
   * number. A delivery that comes again gives the same content.
   */
  Fact event(String name, JsonNode element) {
    return event(name, element, null, null);
  }

  /** Likewise, of an element that may tell whether somebody wants messages, or that they called. */
  Fact event(
      String name, JsonNode element, @Nullable ContactConsent consent, @Nullable ClientCall call) {
    ObjectNode content = Json.object();
    content.set("entry", entry.get("id"));
    content.set("time", entry.get("time"));
    if (number != null) {
      content.put("phone_number_id", number.id().value());
    }
    content.set("value", element);
    return new Fact.Event(name, Json.write(content), consent, call);
  }

  /** An element that cannot be read, for the reason of this label. */
  Fact unreadable(JsonNode element, String label) {
    return new Fact.Unreadable(field, Json.write(element), Labels.of(label));
  }

  /** An element that failed in a way that nobody thought of. */
  Fact unreadable(JsonNode element, RuntimeException failure) {
    String name = failure.getClass().getSimpleName();
    return new Fact.Unreadable(field, Json.write(element), Labels.of("ilegible.falla", name));
  }
}
