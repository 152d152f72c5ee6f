package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.Fact;
import org.botcrm.domain.delivery.ParsedDelivery;

/**
 * Reads the JSON of Meta's webhooks (pages webhooks/reference of Meta's WhatsApp documentation),
 * all of it: Meta puts up to 1,000 updates in one delivery. Fields that Meta may add are ignored,
 * and those that may be missing are not needed.
 *
 * <p>Nothing is left out. The number of facts is the sum of:
 *
 * <ul>
 *   <li>one {@link Fact.Message} for each element of {@code messages}, {@code message_echoes} and
 *       {@code history[].threads[].messages}, also inside {@code standby};
 *   <li>one {@link Fact.Status} for each element of {@code statuses} in the same places;
 *   <li>one {@link Fact.Event} named {@code <field>.errors} for each element of {@code errors} in a
 *       value, in {@code standby} or in {@code history[]}. Errors inside a message or a status are
 *       part of that;
 *   <li>one event for each element of {@code user_preferences}, with the consent that it tells;
 *   <li>one event for each element of {@code calls}, of {@code statuses} and of {@code errors} of
 *       the field {@code calls}, with the call that it tells;
 *   <li>one event for each change of any other field, with its whole value: also {@code groups},
 *       which holds a list;
 *   <li>one event for a value of a message field, a part of the history or a thread that has none
 *       of these lists. An empty list says nothing and gives nothing.
 * </ul>
 *
 * <p>An element that should be a message or a status and cannot be read is a {@link
 * Fact.Unreadable} in its place and counts the same; so is a list that is not a list, and an entry
 * or change that is not an object or has not what makes it one.
 *
 * <p>A delivery without {@code object} is read too, because Meta's documentation has some; one that
 * names another object is not.
 *
 * <p>Immutable and thread-safe.
 */
public final class MetaWebhookParser implements DeliveryParser {
  private static final String OBJECT = "whatsapp_business_account";
  private static final String MESSAGES = "messages";

  /** Needs nothing. */
  public MetaWebhookParser() {}

  @Override
  public ParsedDelivery parse(byte[] body) {
    JsonNode root;
    try {
      root = Json.read(body);
    } catch (IOException | RuntimeException e) {
      // The exception is not kept: its message quotes the body, which is personal.
      return ParsedDelivery.unreadable(Labels.of("ilegible.json"));
    }
    try {
      return parse(root);
    } catch (RuntimeException e) {
      String name = e.getClass().getSimpleName();
      return ParsedDelivery.unreadable(Labels.of("ilegible.falla", name));
    }
  }

  private static ParsedDelivery parse(JsonNode root) {
    JsonNode object = root.path("object");
    if (!root.isObject() || !object.isMissingNode() && !OBJECT.equals(object.textValue())) {
      return ParsedDelivery.unreadable(Labels.of("ilegible.objeto"));
    }
    JsonNode entries = root.path("entry");
    if (!entries.isArray()) {
      return ParsedDelivery.unreadable(Labels.of("ilegible.entry"));
    }
    List<Fact> facts = new ArrayList<>();
    entries.forEach(entry -> readEntry(entry, facts));
    return ParsedDelivery.of(facts);
  }

  private static void readEntry(JsonNode entry, List<Fact> facts) {
    JsonNode changes = entry.path("changes");
    if (changes.isArray()) {
      changes.forEach(change -> readChange(entry, change, facts));
    } else {
      facts.add(unreadable("entry", entry, "ilegible.changes"));
    }
  }

  private static void readChange(JsonNode entry, JsonNode change, List<Fact> facts) {
    JsonNode value = change.path("value");
    String field = field(entry, change, value);
    if (!change.isObject()) {
      facts.add(unreadable("changes", change, "ilegible.elemento"));
    } else if (!bringsMessages(field)) {
      readEvents(Place.of(entry, field, change.has("value") ? value : change), facts);
    } else if (value.isObject()) {
      new ValueReader(Place.of(entry, field, value), facts).read();
    } else {
      facts.add(unreadable(field, change, "ilegible.valor"));
    }
  }

  private static boolean bringsMessages(String field) {
    return switch (field) {
      case MESSAGES, "smb_message_echoes", "history", "standby" -> true;
      default -> false;
    };
  }

  private static void readEvents(Place place, List<Fact> facts) {
    JsonNode preferences = place.value().path("user_preferences");
    if (place.field().equals("user_preferences") && preferences.isArray()) {
      PreferenceReader reader = new PreferenceReader(place);
      preferences.forEach(preference -> facts.add(reader.read(preference)));
    } else if (place.field().equals("calls") && place.value().isObject()) {
      new CallReader(place).read(facts);
    } else {
      facts.add(place.event(place.field(), place.value()));
    }
  }

  /** The name of the field, which some examples of Meta's have in a wrong place. */
  private static String field(JsonNode entry, JsonNode change, JsonNode value) {
    for (JsonNode holder : List.of(change, value, entry)) {
      String field = Json.visible(holder, "field");
      if (field != null) {
        return field;
      }
    }
    // Messages are never to be lost as an event that nobody looks at.
    return value.has(MESSAGES) || value.has("statuses") ? MESSAGES : "unknown";
  }

  private static Fact unreadable(String field, JsonNode element, String label) {
    return new Fact.Unreadable(field, Json.write(element), Labels.of(label));
  }
}
