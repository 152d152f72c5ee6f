package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.botcrm.domain.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * The {@code contacts[]} beside messages. They belong together by their ids, never by their
 * position: there may be fewer contacts than messages, or none.
 */
final class Contacts {
  private final List<Entry> all = new ArrayList<>(1);
  private final Map<String, Entry> byId = new HashMap<>();

  Contacts(JsonNode value) {
    for (JsonNode contact : value.path("contacts")) {
      Entry entry = Entry.of(contact);
      all.add(entry);
      if (entry.phone != null) {
        byId.putIfAbsent(entry.phone, entry);
      }
      if (entry.user != null) {
        byId.putIfAbsent(entry.user, entry);
      }
    }
  }

  /** The contact with one of these ids, or the only one there is when its ids are not others. */
  @Nullable Entry find(@Nullable String phone, @Nullable String user) {
    Entry entry = byId.get(phone);
    if (entry == null) {
      entry = byId.get(user);
    }
    if (entry != null || all.size() != 1) {
      return entry;
    }
    return all.get(0).mayBe(phone, user) ? all.get(0) : null;
  }

  /**
   * One of them.
   *
   * @param phone digits of {@code wa_id}; null when hidden
   * @param user {@code user_id}; null before Meta sent them
   * @param name of the profile; null when missing
   * @param identityKey hash of the WhatsApp identity; null unless the identity check is on
   */
  record Entry(
      @Nullable String phone,
      @Nullable String user,
      @Nullable String name,
      @Nullable String identityKey) {
    private static Entry of(JsonNode contact) {
      return new Entry(
          Json.digits(contact, "wa_id"),
          Json.userId(contact, "user_id"),
          CleanText.name(Json.text(contact.path("profile"), "name")),
          Json.userId(contact, "identity_key_hash"));
    }

    /** Whether one of the ids is this contact's own, and not only not another's. */
    boolean is(@Nullable String otherPhone, @Nullable String otherUser) {
      return phone != null && phone.equals(otherPhone) || user != null && user.equals(otherUser);
    }

    private boolean mayBe(@Nullable String otherPhone, @Nullable String otherUser) {
      boolean otherPerson = user != null && otherUser != null && !user.equals(otherUser);
      return !otherPerson && (phone == null || otherPhone == null || same(phone, otherPhone));
    }

    /** Meta may write one subscriber's number in two ways: with and without a prefix. */
    private static boolean same(String one, String other) {
      PhoneNumber first = Json.phone(one);
      PhoneNumber second = Json.phone(other);
      return first != null && second != null && first.canonical().equals(second.canonical());
    }
  }
}
