package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a message and, when it is more than words, its JSON. */
final class MessageText {
  private MessageText() {}

  /** What a person would read first; null when there is nothing to read. */
  static @Nullable String of(JsonNode content) {
    return Stream.of(
            content.path("body"),
            content.at("/body/text"),
            content.path("caption"),
            content.at("/button_reply/title"),
            content.at("/list_reply/title"),
            content.path("text"),
            content.path("name"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The JSON of what is not text. */
  static @Nullable String raw(String type, JsonNode content) {
    return type.equals("text")
        ? null
        : new String(Json.plainBytes(content), StandardCharsets.UTF_8);
  }
}
