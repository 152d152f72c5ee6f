package org.botcrm.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads any JSON; writes it in plain UTF-8 or the way Meta does. */
final class Json {
  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  // Meta writes what is not ASCII as lower-case escapes, and the slash with a backslash. A receiver
  // that signs JSON it has written anew, and not the bytes it got, must fail against us too.
  private static final JsonMapper META =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private Json() {}

  static ObjectNode object() {
    return PLAIN.createObjectNode();
  }

  static <T extends JsonNode> T fromValue(Object value) {
    return PLAIN.valueToTree(value);
  }

  static byte[] metaBytes(JsonNode json) {
    return bytes(META, json);
  }

  static byte[] plainBytes(JsonNode json) {
    return bytes(PLAIN, json);
  }

  /** The object in these bytes; empty when they hold anything else. */
  static Optional<ObjectNode> readObject(byte[] bytes) {
    try {
      return PLAIN.readTree(bytes) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads an array.
   *
   * @throws IllegalArgumentException when the text holds anything else
   */
  static ArrayNode readArray(@Nullable String text) {
    try {
      if (text != null && PLAIN.readTree(text) instanceof ArrayNode array) {
        return array;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Se espera un arreglo JSON", e);
    }
    throw new IllegalArgumentException("Se espera un arreglo JSON");
  }

  /** A string or number as text; null when the field is missing, null, or neither. */
  static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isTextual() || value.isNumber() ? value.asText() : null;
  }

  private static byte[] bytes(JsonMapper mapper, JsonNode json) {
    try {
      return mapper.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }
}
