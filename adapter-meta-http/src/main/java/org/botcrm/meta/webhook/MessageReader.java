package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import org.botcrm.domain.contact.ContactId;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.message.Author;
import org.botcrm.domain.message.Direccion;
import org.botcrm.domain.message.MessageId;
import org.botcrm.domain.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code messages[]}, {@code message_echoes[]} or a history thread. */
final class MessageReader {
  private static final String UNKNOWN_TYPE = "unknown";

  /** What a person says, as opposed to what they do or what happens to them. */
  private static final Set<String> SAYING =
      Set.of(
          "text",
          "image",
          "audio",
          "video",
          "document",
          "sticker",
          "location",
          "contacts",
          "interactive",
          "button",
          "order",
          "request_welcome");

  private final Place place;
  private final Contacts contacts;

  MessageReader(Place place) {
    this.place = place;
    this.contacts = new Contacts(place.value());
  }

  /** A message of now, for the bot to answer if it says something. */
  Fact live(JsonNode message) {
    return message(message, Origin.LIVE, number -> Party.inbound(message, number, contacts));
  }

  /** A message that another bot of Meta's answers. */
  Fact standby(JsonNode message) {
    return message(message, Origin.NOT_OURS, number -> Party.inbound(message, number, contacts));
  }

  /** A message that somebody of the lender wrote on the phone. */
  Fact echo(JsonNode message) {
    return message(message, Origin.NOT_OURS, number -> Party.outbound(message, number, contacts));
  }

  /**
   * A message from before the bot.
   *
   * @param thread the thread around it, which may be missing
   */
  Fact past(JsonNode message, JsonNode thread) {
    return message(message, Origin.NOT_OURS, number -> Party.past(message, thread, number));
  }

  private Fact message(JsonNode message, Origin origin, PartyFinder finder) {
    BusinessNumber number = place.number();
    MessageId id = Json.messageId(message, "id");
    Instant timestamp = Json.time(message, "timestamp");
    if (!message.isObject()) {
      return place.unreadable(message, "ilegible.elemento");
    }
    if (number == null) {
      return place.unreadable(message, "ilegible.metadata");
    }
    if (id == null) {
      return place.unreadable(message, "ilegible.id");
    }
    if (timestamp == null) {
      return place.unreadable(message, "ilegible.timestamp");
    }
    return new Fact.Message(message(message, number, id, timestamp, origin, finder.of(number)));
  }

  private static ReceivedMessage message(
      JsonNode message,
      BusinessNumber number,
      MessageId id,
      Instant timestamp,
      Origin origin,
      Party party) {
    String type = Json.visible(message, "type");
    String body = MessageBody.of(type == null ? "" : type, message);
    return new ReceivedMessage(
        number.id(),
        party.contact(),
        party.name(),
        id,
        type == null ? UNKNOWN_TYPE : type,
        body,
        timestamp,
        party.direccion(),
        party.direccion() == Direccion.INBOUND ? Author.CLIENTE : Author.TELEFONO,
        origin == Origin.LIVE && says(type, body) && isPerson(party.contact()),
        party.from(),
        party.to(),
        quoted(message),
        hasMoreThanText(message) ? Json.write(message) : null,
        MessageMedia.of(type, message),
        MessageDetails.of(type, message, party));
  }

  private static boolean says(@Nullable String type, String body) {
    return type != null && SAYING.contains(type) && !body.isBlank();
  }

  private static boolean isPerson(ContactId contact) {
    return contact.phone().isPresent() || contact.user().isPresent();
  }

  /** What it answers, reacts to, edits or deletes. */
  private static @Nullable MessageId quoted(JsonNode message) {
    MessageId id = Json.messageId(message.path("context"), "id");
    if (id == null) {
      id = Json.messageId(message.path("reaction"), "message_id");
    }
    if (id == null) {
      id = Json.messageId(message.path("edit"), "original_message_id");
    }
    return id == null ? Json.messageId(message.path("revoke"), "original_message_id") : id;
  }

  /** Whether the element says anything that the message has no field for. */
  private static boolean hasMoreThanText(JsonNode message) {
    for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      boolean known =
          switch (name) {
            case "id", "timestamp", "type" -> true;
            case "from", "from_user_id", "from_parent_user_id" -> true;
            case "to", "to_user_id", "to_parent_user_id" -> true;
            case "text" -> isBodyOnly(message.path(name));
            default -> false;
          };
      if (!known) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBodyOnly(JsonNode text) {
    return text.size() == 1 && text.path("body").isTextual();
  }

  /** Whether the bot is the one to answer. */
  private enum Origin {
    LIVE,
    NOT_OURS
  }

  @FunctionalInterface
  private interface PartyFinder {
    Party of(BusinessNumber number);
  }
}
