package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what is sent to the control API, strictly: a misspelt name must not pass for a default. The
 * messages of its exceptions are the answers.
 */
final class ControlJson {
  private ControlJson() {}

  static ObjectNode read(byte[] body, Set<String> allowed) {
    ObjectNode json =
        Json.readObject(body)
            .orElseThrow(() -> new IllegalArgumentException("Se espera un objeto JSON"));
    requireKnown(json, allowed);
    return json;
  }

  static void requireKnown(ObjectNode json, Set<String> allowed) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                throw new IllegalArgumentException(
                    "Campo desconocido; los que hay: " + new TreeSet<>(allowed));
              }
            });
  }

  static boolean flag(ObjectNode json, String name, boolean otherwise) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + ": se espera true o false");
    }
    return value.booleanValue();
  }

  /** A text that must be there and say something. */
  static String text(ObjectNode json, String name) {
    String value = Json.text(json, name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + ": se espera un texto");
    }
    return value;
  }

  static int integer(ObjectNode json, String name, int min, int max, int otherwise) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw new IllegalArgumentException(name + ": se espera un entero de " + min + " a " + max);
    }
    return value.intValue();
  }
}
