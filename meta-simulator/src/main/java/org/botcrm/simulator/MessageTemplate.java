package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message template of the simulated business account, in one language (page
 * message-templates/overview).
 *
 * @param name lower-case letters, digits and underscores, 1 to 512
 * @param language {@code es}, {@code es_MX}, …
 * @param category {@code UTILITY}, {@code MARKETING} or {@code AUTHENTICATION}
 * @param status {@code APPROVED}, {@code PENDING}, {@code REJECTED}, {@code PAUSED}, {@code
 *     DISABLED}, …; only an approved one can be sent
 * @param parameterFormat {@code POSITIONAL} ({@code {{1}}}) or {@code NAMED} ({@code {{nombre}}})
 * @param components the JSON array that Meta lists: header, body, footer, buttons
 */
public record MessageTemplate(
    String name,
    String language,
    String category,
    String status,
    String parameterFormat,
    String components) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
  private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public MessageTemplate {
    require(matches(name, "[a-z0-9_]{1,512}"), "nombre: minúsculas, cifras y _ (1 a 512)");
    require(matches(language, "[a-z]{2,3}(_[A-Z]{2})?"), "idioma: es, es_MX, en_US, …");
    require(CATEGORIES.contains(category), "categoria: " + CATEGORIES.stream().sorted().toList());
    require(matches(status, "[A-Z_]{1,40}"), "estado: APPROVED, PAUSED, …");
    require(matches(parameterFormat, "POSITIONAL|NAMED"), "formato: se espera POSITIONAL o NAMED");
    require(
        Json.readArray(components).findValue("text") != null,
        "componentes: se espera un arreglo con al menos un texto");
  }

  /** An approved utility template of nothing but a body; its parameters follow from the text. */
  public static MessageTemplate ofBody(String name, String language, String body) {
    JsonNode components =
        Json.object()
            .putArray("components")
            .addObject()
            .put("type", "BODY")
            .put("text", Objects.requireNonNull(body, "body"));
    boolean named = placeholders(body).stream().anyMatch(p -> !p.matches("[0-9]+"));
    return new MessageTemplate(
        name,
        language,
        "UTILITY",
        "APPROVED",
        named ? "NAMED" : "POSITIONAL",
        "[" + components + "]");
  }

  /** The same template with other components: a JSON array as Meta lists them. */
  public MessageTemplate withComponents(String newComponents) {
    return new MessageTemplate(name, language, category, status, parameterFormat, newComponents);
  }

  /** The same template in another category. */
  public MessageTemplate withCategory(String newCategory) {
    return new MessageTemplate(name, language, newCategory, status, parameterFormat, components);
  }

  /** The same template in another state. */
  public MessageTemplate withStatus(String newStatus) {
    return new MessageTemplate(name, language, category, newStatus, parameterFormat, components);
  }

  /**
   * The component of this type, {@code HEADER}, {@code BODY} or {@code BUTTONS}; or a missing node.
   */
  JsonNode component(String type) {
    for (JsonNode component : Json.readArray(components)) {
      if (component.path("type").asText().equalsIgnoreCase(type)) {
        return component;
      }
    }
    return Json.object().path(type);
  }

  boolean isNamed() {
    return parameterFormat.equals("NAMED");
  }

  /** What a text leaves open, each once. */
  static Set<String> placeholders(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static boolean matches(@Nullable String value, String pattern) {
    return value != null && value.matches(pattern);
  }

  private static void require(boolean fine, String problem) {
    if (!fine) {
      throw new IllegalArgumentException(problem);
    }
  }
}
