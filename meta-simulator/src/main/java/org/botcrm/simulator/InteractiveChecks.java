package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What Meta refuses in an {@code interactive} message (pages interactive-reply-buttons-messages,
 * interactive-list-messages, interactive-cta-url-messages, location-request-messages,
 * business-scoped-user-ids).
 */
final class InteractiveChecks {
  private static final int MAX_BODY = 1_024;
  private static final int MAX_LIST_BODY = 4_096;
  private static final int MAX_HEADER = 60;
  private static final int MAX_FOOTER = 60;
  private static final int MAX_BUTTONS = 3;
  private static final int MAX_BUTTON_ID = 256;
  private static final int MAX_BUTTON_TITLE = 20;
  private static final int MAX_FLOW_CTA = 30;

  private static final Map<String, BiConsumer<Problems, JsonNode>> CHECKS =
      Map.of(
          "button", InteractiveChecks::buttons,
          "list", InteractiveChecks::list,
          "cta_url", InteractiveChecks::ctaUrl,
          "location_request_message", (p, m) -> named(p, m, "send_location"),
          "request_contact_info", (p, m) -> named(p, m, "request_contact_info"),
          "flow", InteractiveChecks::flow);

  /** Kinds that a bot for a lender does not send: taken as they come. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "address_message",
          "call_permission_request",
          "carousel",
          "catalog_message",
          "product",
          "product_list",
          "voice_call");

  private InteractiveChecks() {}

  static Optional<GraphError> problem(JsonNode message) {
    JsonNode type = message.path("type");
    Problems problems = new Problems().text(type, "interactive['type']", MAX_BUTTON_ID);
    if (UNCHECKED.contains(type.asText())) {
      return problems.first();
    }
    BiConsumer<Problems, JsonNode> check = CHECKS.get(type.asText());
    problems.valid(check != null, "Invalid interactive type");
    if (check != null) {
      check.accept(problems, message);
    }
    return problems.first();
  }

  private static void buttons(Problems problems, JsonNode message) {
    around(problems, message, MAX_BODY);
    JsonNode buttons = message.at("/action/buttons");
    problems
        .present(buttons, "interactive['action']['buttons']")
        .valid(
            !buttons.isEmpty() && buttons.size() <= MAX_BUTTONS,
            "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: " + MAX_BUTTONS);
    Set<String> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode button : buttons) {
      JsonNode reply = button.path("reply");
      problems
          .valid(button.path("type").asText().equals("reply"), "Button type must be reply")
          .text(reply.path("id"), "Button id", MAX_BUTTON_ID)
          .text(reply.path("title"), "Button title", MAX_BUTTON_TITLE)
          .valid(ids.add(reply.path("id").asText()), "Duplicated button ids")
          .valid(titles.add(reply.path("title").asText()), "Duplicated button titles");
    }
  }

  private static void list(Problems problems, JsonNode message) {
    around(problems, message, MAX_LIST_BODY);
    JsonNode header = message.path("header");
    problems.valid(
        header.isMissingNode() || header.path("type").asText().equals("text"),
        "Header of a list must be text");
    ListChecks.check(problems, message.path("action"));
  }

  private static void ctaUrl(Problems problems, JsonNode message) {
    named(problems, message, "cta_url");
    JsonNode parameters = message.at("/action/parameters");
    problems
        .text(parameters.path("display_text"), "display_text", MAX_BUTTON_TITLE)
        .present(parameters.path("url"), "url")
        .valid(MediaChecks.isWebLink(parameters.path("url").asText()), "url is not valid");
  }

  private static void flow(Problems problems, JsonNode message) {
    named(problems, message, "flow");
    JsonNode parameters = message.at("/action/parameters");
    problems
        .valid(parameters.path("flow_message_version").asText().equals("3"), "flow_message_version")
        .text(parameters.path("flow_cta"), "flow_cta", MAX_FLOW_CTA)
        .valid(
            parameters.has("flow_id") != parameters.has("flow_name"),
            "One of flow_id and flow_name is required");
  }

  /** An action that is known by its name alone. */
  private static void named(Problems problems, JsonNode message, String name) {
    around(problems, message, MAX_BODY);
    JsonNode action = message.at("/action/name");
    problems
        .present(action, "interactive['action']['name']")
        .valid(action.asText().equals(name), "interactive['action']['name'] must be " + name);
  }

  private static void around(Problems problems, JsonNode message, int maxBody) {
    problems.text(message.at("/body/text"), "interactive['body']['text']", maxBody);
    if (message.has("footer")) {
      problems.text(message.at("/footer/text"), "interactive['footer']['text']", MAX_FOOTER);
    }
    if (message.has("header")) {
      header(problems, message.path("header"));
    }
  }

  private static void header(Problems problems, JsonNode header) {
    String type = header.path("type").asText();
    switch (type) {
      case "text" -> problems.text(header.path("text"), "interactive['header']", MAX_HEADER);
      case "image", "video", "document" ->
          problems.also(MediaChecks.problem(type, header.path(type)));
      default -> problems.valid(false, "Invalid header type");
    }
  }
}
