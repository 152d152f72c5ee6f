package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.ClientCall;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of the field {@code calls} (pages calling/reference, calling/user-initiated-calls
 * and calling/business-initiated-calls of Meta's documentation). Nothing of it becomes a message;
 * what counts is that a person who calls, or takes a call, may be written to.
 */
final class CallReader {
  private final Place place;
  private final Contacts contacts;

  CallReader(Place place) {
    this.place = place;
    this.contacts = new Contacts(place.value());
  }

  /** Adds an event for each element; one of the whole value when it has none. */
  void read(List<Fact> facts) {
    int before = facts.size();
    place.value().path("calls").forEach(call -> facts.add(event(call, made(call))));
    place.value().path("statuses").forEach(status -> facts.add(event(status, taken(status))));
    place.value().path("errors").forEach(error -> facts.add(event(error, null)));
    if (facts.size() == before) {
      facts.add(event(place.value(), null));
    }
  }

  private Fact event(JsonNode element, @Nullable ClientCall call) {
    return place.event(place.field(), element, null, call);
  }

  /**
   * A call of the person, by its beginning: its end tells of the same call, but when it was over.
   */
  private @Nullable ClientCall made(JsonNode call) {
    boolean begins = "connect".equalsIgnoreCase(Json.visible(call, "event"));
    boolean theirs = "USER_INITIATED".equalsIgnoreCase(Json.visible(call, "direction"));
    return begins && theirs
        ? call(Json.digits(call, "from"), Json.userId(call, "from_user_id"), call)
        : null;
  }

  /** A call of the business that the person took. */
  private @Nullable ClientCall taken(JsonNode status) {
    return "ACCEPTED".equalsIgnoreCase(Json.visible(status, "status"))
        ? call(
            Json.digits(status, "recipient_id"), Json.userId(status, "recipient_user_id"), status)
        : null;
  }

  private @Nullable ClientCall call(
      @Nullable String phone, @Nullable String user, JsonNode element) {
    BusinessNumber number = place.number();
    Instant at = Json.time(element, "timestamp");
    if (number == null || at == null || number.is(phone)) {
      return null;
    }
    ContactId contact = person(phone, user);
    return contact instanceof ContactId.Unknown ? null : new ClientCall(number.id(), contact, at);
  }

  private ContactId person(@Nullable String phone, @Nullable String user) {
    Contacts.Entry entry = contacts.find(phone, user);
    // The only contact may be somebody else of the call; its ids count when one of them is known.
    if (entry == null || !(entry.is(phone, user) || phone == null && user == null)) {
      return ContactId.of(Json.phone(phone), Json.user(user));
    }
    return ContactId.of(
        Json.phone(phone == null ? entry.phone() : phone),
        Json.user(user == null ? entry.user() : user));
  }
}
