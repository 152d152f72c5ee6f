package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** What Meta refuses in the buttons of a message made from a template. */
final class TemplateButtons {
  private TemplateButtons() {}

  /**
   * @param buttons those of the template
   * @param components those of the message
   */
  static void check(Problems problems, JsonNode buttons, JsonNode components) {
    for (JsonNode component : components) {
      if (component.path("type").asText().equalsIgnoreCase("button")) {
        given(problems, buttons, component);
      }
    }
    for (int i = 0; i < buttons.size(); i++) {
      if (needsParameter(buttons.path(i))) {
        problems.require(
            hasParameter(components, i),
            GraphErrors.MISSING,
            "buttons: Button at index "
                + i
                + " of type "
                + buttons.path(i).path("type").asText()
                + " requires a parameter");
      }
    }
  }

  private static void given(Problems problems, JsonNode buttons, JsonNode component) {
    int index = component.path("index").asInt(-1);
    String type = component.path("sub_type").asText();
    String expected = buttons.path(index).path("type").asText();
    problems.require(
        !expected.isEmpty() && expected.equalsIgnoreCase(type),
        GraphErrors.TEMPLATE_FORMAT,
        "button: Format mismatch at index " + index);
  }

  /** A link that ends in a placeholder, or a code to copy. */
  private static boolean needsParameter(JsonNode button) {
    return !MessageTemplate.placeholders(button.path("url").asText()).isEmpty()
        || button.path("type").asText().equals("COPY_CODE");
  }

  private static boolean hasParameter(JsonNode components, int index) {
    for (JsonNode component : components) {
      boolean same =
          component.path("type").asText().equalsIgnoreCase("button")
              && component.path("index").asInt(-1) == index;
      if (same && component.path("parameters").size() == 1) {
        return true;
      }
    }
    return false;
  }
}
