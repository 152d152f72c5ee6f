package org.botcrm.meta.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.botcrm.domain.template.TemplateHeader;
import org.botcrm.domain.template.TemplateInfo;
import org.botcrm.domain.template.TemplateInfoButton;
import org.botcrm.domain.template.TemplateText;
import org.jspecify.annotations.Nullable;

/**
 * A template as the Graph API writes it (page message-templates of Meta's documentation). What is
 * missing or of another kind than expected is left out; words are kept as they came.
 */
final class TemplateReader {
  private final JsonNode json;

  private TemplateReader(JsonNode json) {
    this.json = json;
  }

  /** Empty for what has no name or language: no message could name it. */
  static Optional<TemplateInfo> read(JsonNode json) {
    return text(json, "name").isEmpty() || text(json, "language").isEmpty()
        ? Optional.empty()
        : Optional.of(new TemplateReader(json).read());
  }

  private TemplateInfo read() {
    JsonNode body = component("BODY");
    String quality = text(json.path("quality_score"), "score");
    return new TemplateInfo(
        text(json, "name"),
        text(json, "language"),
        text(json, "category"),
        text(json, "status"),
        quality.isEmpty() ? null : quality,
        isNamed(text(body, "text")),
        header(component("HEADER")),
        words(body, "body_text"),
        footer(),
        buttons());
  }

  /** Older answers do not say how places are named; the places themselves do. */
  private boolean isNamed(String body) {
    String format = text(json, "parameter_format");
    return format.isEmpty()
        ? TemplateText.of(body).parameters().stream().anyMatch(name -> !name.matches("[0-9]+"))
        : format.equals("NAMED");
  }

  private static @Nullable TemplateHeader header(JsonNode header) {
    String format = upper(header, "format");
    if (format.isEmpty()) {
      return null;
    }
    return new TemplateHeader(format, format.equals("TEXT") ? words(header, "header_text") : null);
  }

  private @Nullable String footer() {
    String footer = text(component("FOOTER"), "text");
    return footer.isEmpty() ? null : footer;
  }

  private List<TemplateInfoButton> buttons() {
    List<TemplateInfoButton> buttons = new ArrayList<>();
    for (JsonNode button : component("BUTTONS").path("buttons")) {
      String label = text(button, "text");
      String url = text(button, "url");
      buttons.add(
          new TemplateInfoButton(
              upper(button, "type"),
              label.isEmpty() ? null : label,
              url.isEmpty() ? null : new TemplateText(url, texts(button.path("example")))));
    }
    return buttons;
  }

  /** A text with its examples, which have names of their own where its places have names. */
  private static TemplateText words(JsonNode component, String examples) {
    TemplateText plain = TemplateText.of(text(component, "text"));
    JsonNode example = component.path("example");
    JsonNode named = example.path(examples + "_named_params");
    if (named.isArray()) {
      List<String> inOrder =
          plain.parameters().stream().map(name -> exampleOf(name, named)).toList();
      return new TemplateText(plain.text(), inOrder);
    }
    JsonNode list = example.path(examples);
    // The body has a list for each set of examples; the header has one list.
    return new TemplateText(plain.text(), texts(list.path(0).isArray() ? list.path(0) : list));
  }

  private static String exampleOf(String name, JsonNode examples) {
    return StreamSupport.stream(examples.spliterator(), false)
        .filter(example -> text(example, "param_name").equals(name))
        .map(example -> text(example, "example"))
        .findFirst()
        .orElse("{{" + name + "}}");
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode component(String type) {
    for (JsonNode component : json.path("components")) {
      if (upper(component, "type").equals(type)) {
        return component;
      }
    }
    return json.path("components").path(type);
  }

  private static String upper(JsonNode object, String field) {
    return text(object, field).toUpperCase(Locale.ROOT);
  }

  /** Empty when it is not there, or no text. */
  private static String text(JsonNode object, String field) {
    String text = object.path(field).textValue();
    return text == null ? "" : text;
  }
}
