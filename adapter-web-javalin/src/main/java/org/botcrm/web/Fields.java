package org.botcrm.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object in a body. What cannot be used ends in a {@link ProblemException}
 * that names the field as the caller wrote it. For one thread.
 */
final class Fields {
  private final String path;
  private final JsonNode object;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /** Of a whole body. */
  static Fields of(JsonNode object) {
    return new Fields("", object);
  }

  boolean has(String name) {
    asked.add(name);
    return object.hasNonNull(name);
  }

  /** A text that must be there. */
  String text(String name) {
    return require(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    JsonNode node = get(name, JsonNode::isTextual, "contenido.texto");
    return node == null ? null : node.textValue();
  }

  /** A text that must be there, without what stands around it; control characters are refused. */
  String line(String name, int max) {
    String text = text(name).strip();
    boolean fits = !text.isEmpty() && text.codePointCount(0, text.length()) <= max;
    if (!fits || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw LimitWords.problem(path(name), "contenido.largo", Map.of("max", max));
    }
    return text;
  }

  /** A number that must be there. */
  double number(String name) {
    return require(name, get(name, JsonNode::isNumber, "contenido.numero")).doubleValue();
  }

  /** Jackson would cut 1.5 to 1. */
  private static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt();
  }

  /** A whole number that must be there. */
  int whole(String name) {
    return require(name, get(name, Fields::isWhole, "contenido.entero")).intValue();
  }

  /** The id of something of ours, which must be there. */
  long id(String name) {
    JsonNode node = require(name, get(name, JsonNode::isIntegralNumber, "contenido.entero"));
    if (!node.canConvertToLong() || node.longValue() < 1) {
      throw problem(path(name), "contenido.entero");
    }
    return node.longValue();
  }

  /** False when absent. */
  boolean flag(String name) {
    JsonNode node = get(name, JsonNode::isBoolean, "contenido.si-o-no");
    return node != null && node.booleanValue();
  }

  /** What an object holds that must be there, and nothing else of it. */
  <T> T object(String name, Function<Fields, T> reader) {
    return read(
        path(name), require(name, get(name, JsonNode::isObject, "contenido.objeto")), reader);
  }

  /** Objects, or texts where {@code ofText} is given; none when absent. */
  <T> List<T> list(String name, Function<Fields, T> reader, @Nullable Function<String, T> ofText) {
    JsonNode array = get(name, JsonNode::isArray, "contenido.lista");
    List<T> items = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      String at = path(name) + "[" + i + "]";
      JsonNode item = array.get(i);
      if (ofText != null && item.isTextual()) {
        items.add(LimitWords.namingIt(at, () -> ofText.apply(item.textValue())));
      } else if (item.isObject()) {
        items.add(read(at, item, reader));
      } else {
        throw problem(at, "contenido.objeto");
      }
    }
    return items;
  }

  boolean isText(String name) {
    asked.add(name);
    return object.path(name).isTextual();
  }

  /** Makes a value; a limit that it breaks is told by the field of this object that broke it. */
  <T> T make(Supplier<T> value) {
    return LimitWords.naming(path, value);
  }

  /** Makes a value of a text that must be there. */
  <T> T makeOf(String name, Function<String, T> value) {
    String text = text(name);
    return LimitWords.namingIt(path(name), () -> value.apply(text));
  }

  /** Refuses fields that nobody asked for: what is not understood must not be dropped. */
  void nothingElse() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                String known = String.join(", ", new TreeSet<>(asked));
                throw LimitWords.problem(
                    path(QueryParams.shown(name)),
                    "contenido.desconocido",
                    Map.of("permitidos", known));
              }
            });
  }

  /** The problem that this field has. */
  ProblemException wrong(String name, String key) {
    return problem(path(name), key);
  }

  private static <T> T read(String path, JsonNode object, Function<Fields, T> reader) {
    Fields fields = new Fields(path, object);
    T value = reader.apply(fields);
    fields.nothingElse();
    return value;
  }

  private @Nullable JsonNode get(String name, Function<JsonNode, Boolean> fits, String key) {
    if (!has(name)) {
      return null;
    }
    JsonNode node = object.get(name);
    if (!fits.apply(node)) {
      throw problem(path(name), key);
    }
    return node;
  }

  private <T> T require(String name, @Nullable T value) {
    if (value == null) {
      throw problem(path(name), "contenido.falta");
    }
    return value;
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static ProblemException problem(String path, String key) {
    return LimitWords.problem(path, key, Map.of());
  }
}
