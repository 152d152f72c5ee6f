package org.botcrm.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says in words what values a schema lets through. */
final class SchemaWords {
  private SchemaWords() {}

  static String of(JsonNode schema) {
    if (schema.has("$ref")) {
      return schema.path("$ref").asText().replaceFirst(".*/", "");
    }
    if (schema.has("oneOf")) {
      return or(stream(schema.path("oneOf")).map(SchemaWords::of));
    }
    List<String> words = new ArrayList<>();
    words.add(type(schema));
    if (schema.has("enum")) {
      words.add(
          Texts.say("pagina.docs.valores", Map.of("valores", list(schema.path("enum"), ", "))));
    }
    add(words, schema, "minimum", "pagina.docs.minimo");
    add(words, schema, "maximum", "pagina.docs.maximo");
    add(words, schema, "maxLength", "pagina.docs.largo");
    add(words, schema, "default", "pagina.docs.por-defecto");
    return String.join(" · ", words);
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      String items = schema.has("items") ? " " + of(schema.path("items")) : "";
      return word(type) + items;
    }
    return or(stream(type).map(SchemaWords::word));
  }

  private static String or(Stream<String> words) {
    return words.collect(Collectors.joining(" " + Texts.say("pagina.docs.o") + " "));
  }

  private static String word(JsonNode type) {
    return Texts.say("pagina.docs.tipo." + type.asText());
  }

  private static void add(List<String> words, JsonNode schema, String field, String key) {
    if (schema.has(field)) {
      words.add(Texts.say(key, Map.of("valor", schema.path(field).asText())));
    }
  }

  private static String list(JsonNode values, String between) {
    return stream(values).map(JsonNode::asText).collect(Collectors.joining(between));
  }

  private static Stream<JsonNode> stream(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }
}
