package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds the buttons and rows in what a message holds. */
final class Choices {
  private Choices() {}

  /** In the order of the screen; none for a text. */
  static List<Choice> of(ChatMessage message) {
    List<Choice> choices = new ArrayList<>();
    each(
        content(message),
        (kind, choice) ->
            choices.add(new Choice(choice.path("id").asText(), choice.path("title").asText())));
    return List.copyOf(choices);
  }

  /** The JSON of the message; empty for a text. */
  static ObjectNode content(ChatMessage message) {
    return Optional.ofNullable(message.content())
        .flatMap(json -> Json.readObject(json.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(Json::object);
  }

  /**
   * @param taker of the kind of answer that pressing it gives, and the button or row
   */
  static void each(ObjectNode content, BiConsumer<String, JsonNode> taker) {
    for (JsonNode button : content.at("/action/buttons")) {
      taker.accept("button_reply", button.path("reply"));
    }
    for (JsonNode section : content.at("/action/sections")) {
      section.path("rows").forEach(row -> taker.accept("list_reply", row));
    }
  }
}
