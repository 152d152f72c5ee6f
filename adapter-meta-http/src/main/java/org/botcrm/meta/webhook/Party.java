package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.message.Direccion;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote to whom.
 *
 * @param direccion which way
 * @param contact the other side
 * @param name the other side's profile name; null when unknown
 * @param from digits of the sender; null when hidden
 * @param to digits of the receiver; null when hidden
 * @param identityKey of the other side, when it surely is theirs; null when unknown
 */
record Party(
    Direccion direccion,
    ContactId contact,
    @Nullable String name,
    @Nullable String from,
    @Nullable String to,
    @Nullable String identityKey) {

  /** A message that a person wrote to the business. */
  static Party inbound(JsonNode message, BusinessNumber number, Contacts contacts) {
    return received(message, number, Person.of(message, "from", contacts).orOfSystem(message));
  }

  /** A message that the business wrote outside the bot. */
  static Party outbound(JsonNode message, BusinessNumber number, Contacts contacts) {
    return sent(message, number, Person.of(message, "to", contacts));
  }

  /**
   * A message of the phone's history: its thread names the other side once for both directions.
   *
   * @param thread missing in the media that follow later
   */
  static Party past(JsonNode message, JsonNode thread, BusinessNumber number) {
    String from = Json.digits(message, "from");
    boolean ours = number.is(from) || from == null && hasReceiver(message);
    return ours
        ? sent(message, number, Person.inThread(message, "to", thread))
        : received(message, number, Person.inThread(message, "from", thread));
  }

  private static boolean hasReceiver(JsonNode message) {
    return message.hasNonNull("to") || message.hasNonNull("to_user_id");
  }

  private static Party received(JsonNode message, BusinessNumber number, Person person) {
    return new Party(
        Direccion.INBOUND,
        person.contactIn(message),
        person.name,
        person.phone,
        number.digits(),
        person.identityKey);
  }

  private static Party sent(JsonNode message, BusinessNumber number, Person person) {
    String from = Json.digits(message, "from");
    return new Party(
        Direccion.OUTBOUND,
        person.contactIn(message),
        person.name,
        from == null ? number.digits() : from,
        person.phone,
        null);
  }

  /** The other side, with ids that are valid or null. */
  private record Person(
      @Nullable String phone,
      @Nullable String user,
      @Nullable String name,
      @Nullable String identityKey) {
    private Person(@Nullable String phone, @Nullable String user, @Nullable String name) {
      this(phone, user, name, null);
    }

    /** By the ids in the message, completed from its contact. */
    static Person of(JsonNode message, String side, Contacts contacts) {
      String phone = Json.digits(message, side);
      String user = Json.userId(message, side + "_user_id");
      Contacts.Entry entry = contacts.find(phone, user);
      if (entry == null) {
        return new Person(phone, user, null);
      }
      // The only contact gives its name; its ids too only when they are surely this person's.
      boolean sure = entry.is(phone, user) || phone == null && user == null;
      return new Person(
          phone == null && sure ? entry.phone() : phone,
          user == null && sure ? entry.user() : user,
          entry.name(),
          sure ? entry.identityKey() : null);
    }

    static Person inThread(JsonNode message, String side, JsonNode thread) {
      String phone = Json.digits(thread, "id");
      String user = Json.userId(message, side + "_user_id");
      return new Person(phone == null ? Json.digits(message, side) : phone, user, null);
    }

    /**
     * A system message tells that somebody's ids changed. It comes without contacts and some
     * without a sender: then the old id is the one that we know, and else the new ones are.
     */
    Person orOfSystem(JsonNode message) {
      if (user != null) {
        return this;
      }
      JsonNode system = message.path("system");
      String previous = Json.userId(system, "previous_user_id");
      if (previous != null || phone != null) {
        return new Person(phone, previous, name, identityKey);
      }
      return new Person(Json.digits(system, "wa_id"), Json.userId(system, "user_id"), name);
    }

    ContactId contactIn(JsonNode message) {
      String group = Json.visible(message, "group_id");
      return group == null
          ? ContactId.of(Json.phone(phone), Json.user(user))
          : new ContactId.Group(group);
    }
  }
}
