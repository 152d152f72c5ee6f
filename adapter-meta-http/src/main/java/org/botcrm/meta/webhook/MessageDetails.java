package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.message.ContactChange;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.InboundDetails;
import org.jspecify.annotations.Nullable;

/** What a message of a person tells beside its words. */
final class MessageDetails {
  /** Ids of buttons have up to 256 characters, those of rows 200; payloads are ours as well. */
  private static final int MAX_CHOICE = 512;

  private static final String OWN = "contact_request";
  private static final String WA_ID = "waid=";

  private MessageDetails() {}

  static InboundDetails of(@Nullable String type, JsonNode message, Party party) {
    if (type == null || party.direccion() != Direccion.INBOUND) {
      return InboundDetails.NONE;
    }
    ContactChange change = type.equals("system") ? change(message) : null;
    return new InboundDetails(
        choice(type, message),
        type.equals("contacts") ? ownPhone(message, party) : null,
        party.identityKey(),
        change,
        change == null ? null : movedTo(message, change));
  }

  private static @Nullable String choice(String type, JsonNode message) {
    JsonNode interactive = message.path("interactive");
    String choice =
        switch (type) {
          case "interactive" ->
              switch ("" + Json.text(interactive, "type")) {
                case "button_reply" -> Json.visible(interactive.path("button_reply"), "id");
                case "list_reply" -> Json.visible(interactive.path("list_reply"), "id");
                default -> null;
              };
          case "button" -> Json.visible(message.path("button"), "payload");
          default -> null;
        };
    // A part of it would mean something else.
    return choice == null || choice.length() > MAX_CHOICE ? null : choice;
  }

  /**
   * Only of one contact with one number: of several nobody says which is the person's own. Meta was
   * seen to write the origin in the contact and beside it; a contact that says otherwise is a card
   * that was passed on.
   */
  private static @Nullable PhoneNumber ownPhone(JsonNode message, Party party) {
    JsonNode contacts = message.path("contacts");
    JsonNode contact = contacts.path(0);
    String origin = Json.text(contact, "origin");
    if (contacts.size() != 1
        || !OWN.equals(origin == null ? Json.text(message, "origin") : origin)) {
      return null;
    }
    Set<PhoneNumber> numbers = new LinkedHashSet<>();
    contact.path("phones").forEach(written -> numbers.addAll(number(written)));
    numbers.addAll(ofCard("" + Json.text(contact, "vcard")));
    long people = numbers.stream().map(PhoneNumber::canonical).distinct().count();
    PhoneNumber first = people == 1 ? numbers.iterator().next() : null;
    return isOf(party, first) ? first : null;
  }

  /** Without a country code it would be somebody else's. */
  private static List<PhoneNumber> number(JsonNode written) {
    String waId = Json.digits(written, "wa_id");
    boolean international = ("" + Json.text(written, "phone")).startsWith("+");
    String digits = waId == null && international ? Json.digits(written, "phone") : waId;
    PhoneNumber number = Json.phone(digits);
    return number == null ? List.of() : List.of(number);
  }

  /** WhatsApp writes {@code TEL;type=CELL;waid=584140000001:+58 414…}. */
  private static List<PhoneNumber> ofCard(String card) {
    List<PhoneNumber> numbers = new ArrayList<>();
    for (int at = card.indexOf(WA_ID); at >= 0; at = card.indexOf(WA_ID, at + 1)) {
      int end = at + WA_ID.length();
      while (end < card.length() && card.charAt(end) >= '0' && card.charAt(end) <= '9') {
        end++;
      }
      PhoneNumber number = Json.phone(card.substring(at + WA_ID.length(), end));
      if (number != null) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** A number that is not the one that writes is not the writer's, whatever else is said. */
  private static boolean isOf(Party party, @Nullable PhoneNumber number) {
    return number == null
        || party
            .contact()
            .phone()
            .map(PhoneNumber::canonical)
            .map(number.canonical()::equals)
            .orElse(true);
  }

  /** Only where the message names the contact as it was, and not only as it is now. */
  private static @Nullable ContactChange change(JsonNode message) {
    JsonNode system = message.path("system");
    boolean known =
        Json.digits(message, "from") != null
            || Json.userId(message, "from_user_id") != null
            || Json.userId(system, "previous_user_id") != null;
    if (!known) {
      return null;
    }
    return switch ("" + Json.text(system, "type")) {
      case "user_changed_number", "customer_changed_number" -> ContactChange.NUMBER;
      case "user_changed_user_id" -> ContactChange.ACCOUNT;
      case "customer_identity_changed" -> ContactChange.IDENTITY;
      default -> null;
    };
  }

  /** The ids that a change names as the new ones; null when they are those of before. */
  private static @Nullable ContactId movedTo(JsonNode message, ContactChange change) {
    JsonNode system = message.path("system");
    String user = Json.userId(system, "user_id");
    String phone = Json.digits(system, "new_wa_id");
    phone = phone == null ? Json.digits(system, "wa_id") : phone;
    boolean other =
        user != null && !user.equals(Json.userId(system, "previous_user_id"))
            || phone != null && !phone.equals(Json.digits(message, "from"));
    ContactId to = ContactId.of(Json.phone(phone), Json.user(user));
    return change == ContactChange.IDENTITY || !other || to instanceof ContactId.Unknown
        ? null
        : to;
  }
}
