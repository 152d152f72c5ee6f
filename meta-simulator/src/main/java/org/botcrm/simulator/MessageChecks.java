package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What Meta refuses in the content of a message, by type. Thread-safe. */
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
      Map.of(
          "contacts", PlainChecks::contacts,
          "interactive", InteractiveChecks::problem,
          "location", PlainChecks::location,
          "reaction", PlainChecks::reaction,
          "text", PlainChecks::text);

  // Meta's changelog: "from 256 to 512".
  private static final int MAX_CALLBACK_DATA = 512;

  private final TemplateChecks templates;
  private final MediaStore media;

  MessageChecks(TemplateChecks templates, MediaStore media) {
    this.templates = templates;
    this.media = media;
  }

  Optional<GraphError> problem(JsonNode body, String wabaId) {
    Problems problems = new Problems();
    around(problems, body);
    return problems.first().isPresent() ? problems.first() : content(body, wabaId);
  }

  /** A message without type is a text. */
  static String type(JsonNode body) {
    String type = Json.text(body, "type");
    return type == null ? "text" : type;
  }

  private static void around(Problems problems, JsonNode body) {
    String type = type(body);
    problems
        .known(
            TYPES.contains(type), "Param type must be one of " + TYPES.stream().sorted().toList())
        .known(body.path(type).isContainerNode(), "The parameter " + type + " is required.")
        .known(
            body.path("recipient_type").asText("individual").equals("individual"),
            "Param recipient_type must be individual")
        .known(
            Problems.characters(body.path("biz_opaque_callback_data").asText())
                <= MAX_CALLBACK_DATA,
            "biz_opaque_callback_data: at most " + MAX_CALLBACK_DATA + " characters");
    if (body.has("context")) {
      answered(problems, type, body.at("/context/message_id"));
    }
  }

  /** Page contextual-replies: a reaction says what it is about in itself. */
  private static void answered(Problems problems, String type, JsonNode messageId) {
    problems
        .known(!type.equals("reaction"), "Unexpected key \"context\" on a reaction")
        .present(messageId, "context['message_id']")
        .valid(PlainChecks.isMessageId(messageId), "context['message_id'] is not valid");
  }

  private Optional<GraphError> missing(String type, JsonNode file) {
    boolean found = !file.has("id") || media.find(file.path("id").asText()).isPresent();
    return new Problems().known(found, MediaChecks.notAnAttachment(type)).first();
  }

  private Optional<GraphError> content(JsonNode body, String wabaId) {
    String type = type(body);
    JsonNode content = body.path(type);
    if (type.equals("template")) {
      return templates.problem(content, wabaId, !body.has("to"));
    }
    return MediaChecks.isType(type)
        ? MediaChecks.problem(type, content).or(() -> missing(type, content))
        : CHECKS.getOrDefault(type, any -> Optional.empty()).apply(content);
  }
}
