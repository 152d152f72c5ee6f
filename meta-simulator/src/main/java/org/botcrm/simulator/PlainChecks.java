package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What Meta refuses in texts, places, contact cards and reactions. */
final class PlainChecks {
  // Page text-messages: "Maximum 4096 characters".
  private static final int MAX_TEXT = 4_096;
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;
  // The official OpenAPI of v23.0: minItems 1, maxItems 5.
  private static final int MAX_CARDS = 5;
  private static final int MAX_NAME = 1_024;
  // An emoji of several joined ones, with skin tones.
  private static final int MAX_EMOJI = 30;

  private PlainChecks() {}

  static Optional<GraphError> text(JsonNode text) {
    JsonNode body = text.path("body");
    boolean given = body.isTextual() && !body.textValue().isEmpty();
    return new Problems()
        .known(given, "The parameter text['body'] is required.")
        .known(
            Problems.characters(body.asText()) <= MAX_TEXT,
            "Param text['body'] must be at most " + MAX_TEXT + " characters long.")
        .known(
            !text.has("preview_url") || text.path("preview_url").isBoolean(),
            "Param text['preview_url'] must be a boolean.")
        .first();
  }

  static Optional<GraphError> location(JsonNode location) {
    Problems problems = new Problems();
    degrees(problems, location.path("latitude"), "latitude", MAX_LATITUDE);
    degrees(problems, location.path("longitude"), "longitude", MAX_LONGITUDE);
    return problems
        .optionalText(location.path("name"), "location['name']", MAX_NAME)
        .optionalText(location.path("address"), "location['address']", MAX_NAME)
        .first();
  }

  static Optional<GraphError> contacts(JsonNode contacts) {
    Problems problems =
        new Problems()
            .known(contacts.isArray(), "Param contacts must be an array")
            .valid(
                !contacts.isEmpty() && contacts.size() <= MAX_CARDS,
                "contacts: 1 to " + MAX_CARDS + " expected");
    for (JsonNode card : contacts) {
      problems.text(card.at("/name/formatted_name"), "name['formatted_name']", MAX_NAME);
    }
    return problems.first();
  }

  /** An empty emoji takes the reaction away. */
  static Optional<GraphError> reaction(JsonNode reaction) {
    JsonNode emoji = reaction.path("emoji");
    return new Problems()
        .present(reaction.path("message_id"), "reaction['message_id']")
        .valid(isMessageId(reaction.path("message_id")), "reaction['message_id'] is not valid")
        .present(emoji, "reaction['emoji']")
        .valid(
            emoji.isTextual() && Problems.characters(emoji.textValue()) <= MAX_EMOJI,
            "reaction['emoji'] is not valid")
        .first();
  }

  static boolean isMessageId(JsonNode id) {
    return id.isTextual() && id.textValue().startsWith("wamid.");
  }

  private static void degrees(Problems problems, JsonNode value, String name, int max) {
    problems.present(value, "location['" + name + "']");
    boolean number = value.isNumber() || value.asText().matches("-?[0-9]{1,3}(\\.[0-9]+)?");
    problems.valid(
        number && Math.abs(value.asDouble()) <= max, "location['" + name + "'] is not valid");
  }
}
