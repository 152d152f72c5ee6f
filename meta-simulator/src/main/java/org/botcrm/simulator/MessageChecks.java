package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What Meta refuses in the content of a message, by type. A type without a check of its own is
 * accepted when it has its object.
 */
final class MessageChecks {
  private static final Set<String> TYPES =
      Set.of(
          "audio",
          "contacts",
          "document",
          "image",
          "interactive",
          "location",
          "reaction",
          "sticker",
          "template",
          "text",
          "video");

  private static final Map<String, Function<JsonNode, Optional<GraphError>>> CHECKS =
      Map.of("text", MessageChecks::text);

  // Page text-messages: "Maximum 4096 characters".
  private static final int MAX_TEXT = 4_096;
  // Meta's changelog: "from 256 to 512".
  private static final int MAX_CALLBACK_DATA = 512;

  private MessageChecks() {}

  static Optional<GraphError> problem(JsonNode body) {
    String type = type(body);
    if (!TYPES.contains(type)) {
      return parameter("Param type must be one of " + TYPES.stream().sorted().toList());
    }
    if (!body.path(type).isContainerNode()) {
      return parameter("The parameter " + type + " is required.");
    }
    String data = Json.text(body, "biz_opaque_callback_data");
    if (data != null && length(data) > MAX_CALLBACK_DATA) {
      return parameter("biz_opaque_callback_data: at most " + MAX_CALLBACK_DATA + " characters");
    }
    return CHECKS.getOrDefault(type, content -> Optional.empty()).apply(body.path(type));
  }

  /** A message without type is a text. */
  static String type(JsonNode body) {
    String type = Json.text(body, "type");
    return type == null ? "text" : type;
  }

  private static Optional<GraphError> text(JsonNode text) {
    JsonNode body = text.path("body");
    if (!body.isTextual() || body.textValue().isEmpty()) {
      return parameter("The parameter text['body'] is required.");
    }
    return length(body.textValue()) > MAX_TEXT
        ? parameter("Param text['body'] must be at most " + MAX_TEXT + " characters long.")
        : Optional.empty();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Optional<GraphError> parameter(String details) {
    return Optional.of(GraphErrors.of(GraphErrors.PARAMETER, details));
  }
}
