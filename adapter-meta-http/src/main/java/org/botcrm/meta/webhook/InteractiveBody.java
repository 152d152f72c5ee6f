package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person chose, in the words that stood on the button or in the list. */
final class InteractiveBody {
  private InteractiveBody() {}

  /**
   * In words.
   *
   * @param interactive missing when WhatsApp could not pass it on
   */
  static String of(JsonNode interactive) {
    String type = Objects.requireNonNullElse(Json.text(interactive, "type"), "");
    JsonNode part = interactive.path(type);
    return switch (type) {
      case "button_reply", "list_reply" -> or("interactiva", Json.visible(part, "title"));
      case "nfm_reply" -> Labels.of("formulario");
      case "call_permission_reply" -> callPermission(Json.text(part, "response"));
      case "product" -> Labels.of("interactiva.producto");
      default -> Labels.of("interactiva");
    };
  }

  private static String callPermission(@Nullable String response) {
    String key = "permiso-llamada." + response;
    return Labels.of(Labels.has(key) ? key : "permiso-llamada");
  }

  private static String or(String label, @Nullable String words) {
    return words == null ? Labels.of(label) : words;
  }
}
