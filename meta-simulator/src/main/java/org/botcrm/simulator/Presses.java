package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a person can press on the messages that a phone really got. Thread-safe. */
final class Presses {
  private final Simulation sim;
  private final Templates templates;

  Presses(Simulation sim, Templates templates) {
    this.sim = sim;
    this.templates = templates;
  }

  /** The digits of the business number that an answer names as the sender. */
  String business(@Nullable String phoneNumberId) {
    return sim.numbers().require(phoneNumberId).displayPhoneNumber();
  }

  /**
   * @param messageId the message to look at; null for the latest that has it
   * @param id of the button or row; null when the title tells
   * @throws IllegalArgumentException when no message has it
   */
  Pressed find(
      String phone, @Nullable String messageId, @Nullable String id, @Nullable String title) {
    String key = sim.book().keyOf(phone);
    List<ChatMessage> sent =
        new ArrayList<>(
            sim.book()
                .page(key, m -> messageId == null || m.messageId().equals(messageId))
                .outbound());
    Collections.reverse(sent);
    return sent.stream()
        .flatMap(message -> choices(message).stream())
        .filter(choice -> id == null || choice.id().equals(id))
        .filter(choice -> title == null || choice.title().equals(title))
        .filter(choice -> id != null || title != null)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Ese teléfono no recibió un botón o fila así"));
  }

  private List<Pressed> choices(ChatMessage message) {
    ObjectNode content = Choices.content(message);
    List<Pressed> choices = new ArrayList<>();
    Choices.each(content, (kind, choice) -> choices.add(reply(message, kind, choice)));
    if (message.type().equals("template")) {
      choices.addAll(quickReplies(message, content));
    }
    return choices;
  }

  private static Pressed reply(ChatMessage message, String kind, JsonNode choice) {
    ObjectNode content = Json.object().put("type", kind);
    content.set(kind, choice);
    return new Pressed(
        message.messageId(),
        "interactive",
        choice.path("id").asText(),
        choice.path("title").asText(),
        content);
  }

  /** Their payload is in the message; without one it is the button's text. */
  private List<Pressed> quickReplies(ChatMessage message, ObjectNode content) {
    String wabaId =
        sim.numbers().find(message.phoneNumberId()).orElseGet(sim.numbers()::main).wabaId();
    JsonNode buttons =
        templates
            .find(wabaId, content.path("name").asText(), content.at("/language/code").asText())
            .map(template -> template.component("BUTTONS").path("buttons"))
            .orElseGet(() -> Json.object().path("none"));
    List<Pressed> choices = new ArrayList<>();
    for (int i = 0; i < buttons.size(); i++) {
      String text = buttons.path(i).path("text").asText();
      if (buttons.path(i).path("type").asText().equals("QUICK_REPLY")) {
        String payload = payload(content.path("components"), i, text);
        ObjectNode pressed = Json.object().put("payload", payload).put("text", text);
        choices.add(new Pressed(message.messageId(), "button", payload, text, pressed));
      }
    }
    return choices;
  }

  private static String payload(JsonNode components, int index, String otherwise) {
    for (JsonNode component : components) {
      boolean same = component.path("index").asInt(-1) == index;
      if (same && component.path("sub_type").asText().equalsIgnoreCase("quick_reply")) {
        return component.at("/parameters/0/payload").asText(otherwise);
      }
    }
    return otherwise;
  }

  /**
   * A button or row of a message.
   *
   * @param messageId the message that has it
   * @param type Meta's type of the answer
   * @param content what the answer says
   */
  record Pressed(String messageId, String type, String id, String title, ObjectNode content) {}
}
