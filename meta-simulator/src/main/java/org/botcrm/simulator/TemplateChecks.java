package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Meta refuses in a message made from a template (page support/error-codes). Thread-safe. */
final class TemplateChecks {
  private static final int MAX_NAME = 512;
  private static final int MAX_HEADER = 60;
  private static final int MAX_BODY = 1_024;
  private static final Map<String, Integer> CODE_OF_STATUS =
      Map.of("PAUSED", GraphErrors.TEMPLATE_PAUSED, "DISABLED", GraphErrors.TEMPLATE_DISABLED);

  private final Templates templates;

  TemplateChecks(Templates templates) {
    this.templates = templates;
  }

  /**
   * @param byUserId whether the message goes to a business-scoped id
   */
  Optional<GraphError> problem(JsonNode message, String wabaId, boolean byUserId) {
    JsonNode name = message.path("name");
    JsonNode language = message.at("/language/code");
    Problems problems =
        new Problems()
            .text(name, "template['name']", MAX_NAME)
            .text(language, "template['language']['code']", MAX_NAME)
            .known(
                message.path("components").isMissingNode() || message.path("components").isArray(),
                "Param template['components'] must be an array");
    if (problems.first().isPresent()) {
      return problems.first();
    }
    return templates
        .find(wabaId, name.asText(), language.asText())
        .filter(found -> !isHidden(found))
        .map(found -> problem(found, message.path("components"), byUserId))
        .orElseGet(
            () ->
                problems
                    .require(
                        false,
                        GraphErrors.NO_TEMPLATE,
                        "template name ("
                            + name.asText()
                            + ") does not exist in "
                            + language.asText())
                    .first());
  }

  /** Not yet approved, or refused: for a sender it does not exist. */
  private static boolean isHidden(MessageTemplate template) {
    return !template.status().equals("APPROVED") && !CODE_OF_STATUS.containsKey(template.status());
  }

  private static Optional<GraphError> problem(
      MessageTemplate template, JsonNode components, boolean byUserId) {
    Problems problems = new Problems();
    Integer blocked = CODE_OF_STATUS.get(template.status());
    if (blocked != null) {
      problems.require(false, blocked, "Template is " + template.status());
    }
    // Page business-scoped-user-ids: codes go to phones only.
    problems.require(
        !(byUserId && template.category().equals("AUTHENTICATION")),
        GraphErrors.NOT_TO_USER_ID,
        "Authentication templates need a phone number");
    header(problems, template, components);
    text(problems, template, "body", parameters(components, "body"), MAX_BODY);
    TemplateButtons.check(problems, template.component("BUTTONS").path("buttons"), components);
    return problems.first();
  }

  private static void header(Problems problems, MessageTemplate template, JsonNode components) {
    String format = template.component("HEADER").path("format").asText("TEXT");
    JsonNode parameters = parameters(components, "header");
    if (format.equals("TEXT")) {
      text(problems, template, "header", parameters, MAX_HEADER);
      return;
    }
    String type = format.toLowerCase(Locale.ROOT);
    String received = parameters.at("/0/type").asText("unknown");
    problems.require(
        received.equals(type) && parameters.size() == 1,
        GraphErrors.TEMPLATE_FORMAT,
        "header: Format mismatch, expected " + format + ", received " + received);
    if (MediaChecks.isType(type)) {
      problems.also(MediaChecks.problem(type, parameters.path(0).path(type)));
    }
  }

  private static void text(
      Problems problems, MessageTemplate template, String part, JsonNode parameters, int max) {
    String text = template.component(part).path("text").asText();
    Set<String> expected = MessageTemplate.placeholders(text);
    problems.require(
        parameters.size() == expected.size(),
        GraphErrors.TEMPLATE_COUNT,
        part
            + ": number of localizable_params ("
            + parameters.size()
            + ") does not match the expected number of params ("
            + expected.size()
            + ")");
    int length = Problems.characters(text.replaceAll("\\{\\{[^}]*}}", ""));
    for (JsonNode parameter : parameters) {
      parameter(problems, template, part, parameter, expected);
      length += Problems.characters(parameter.path("text").asText());
    }
    problems.require(length <= max, GraphErrors.TEMPLATE_LONG, part + ": translated text too long");
  }

  private static void parameter(
      Problems problems,
      MessageTemplate template,
      String part,
      JsonNode parameter,
      Set<String> expected) {
    String type = parameter.path("type").asText("unknown");
    problems.require(
        Set.of("text", "currency", "date_time").contains(type),
        GraphErrors.TEMPLATE_FORMAT,
        part + ": Format mismatch, expected TEXT, received " + type);
    if (type.equals("text")) {
      problems.text(parameter.path("text"), part + ": parameter text", MAX_BODY);
    }
    if (template.isNamed()) {
      String name = parameter.path("parameter_name").asText();
      problems
          .known(!name.isEmpty(), "Parameter name is missing or empty")
          .require(
              expected.contains(name), GraphErrors.TEMPLATE_FORMAT, part + ": unknown parameter");
    }
  }

  private static JsonNode parameters(JsonNode components, String type) {
    for (JsonNode component : components) {
      if (component.path("type").asText().equalsIgnoreCase(type)) {
        return component.path("parameters");
      }
    }
    return components.path(type);
  }
}
