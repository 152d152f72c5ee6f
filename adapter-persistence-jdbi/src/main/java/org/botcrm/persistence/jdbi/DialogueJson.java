package org.botcrm.persistence.jdbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.dialogue.Trace;
import org.botcrm.domain.identity.TrustLevel;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code recuerdo} and {@code porque}. The names are in databases: one that changes
 * here must still be read. Thread-safe.
 */
final class DialogueJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private DialogueJson() {}

  /** Null when nothing is remembered. */
  static @Nullable String write(DialogueState state) {
    return state.isEmpty() ? null : written(state.values());
  }

  static DialogueState state(@Nullable String json) {
    try {
      return json == null ? DialogueState.EMPTY : new DialogueState(MAPPER.readValue(json, VALUES));
    } catch (JsonProcessingException e) {
      throw new StorageException("a recuerdo that cannot be read", e);
    }
  }

  /** Null when there is nothing to tell. */
  static @Nullable String write(@Nullable Trace trace) {
    if (trace == null) {
      return null;
    }
    ObjectNode json = MAPPER.createObjectNode().put("regla", trace.rule());
    put(json, "version", trace.version());
    json.put("nivel", trace.level().word());
    put(json, "duda", trace.levelReason());
    for (Trace.Found found : trace.found()) {
      json.withArray("hallado")
          .addObject()
          .put("intencion", found.intent())
          .put("frase", found.phrase())
          .put("de", found.start())
          .put("a", found.end());
    }
    for (Trace.Data data : trace.data()) {
      json.withArray("leido")
          .addObject()
          .put("que", data.what())
          .put("en", Dialect.micros(data.readAt()));
    }
    ArrayNode discarded = trace.discarded().isEmpty() ? null : json.withArray("descartado");
    trace.discarded().forEach(words -> discarded.add(words));
    return written(json.put("micros", trace.took().toNanos() / 1_000));
  }

  static Trace trace(String written) {
    try {
      JsonNode json = MAPPER.readTree(written);
      return new Trace(
          json.path("regla").asText(),
          json.path("version").textValue(),
          TrustLevel.of(json.path("nivel").asText()),
          json.path("duda").textValue(),
          list(json.path("hallado"), DialogueJson::found),
          list(json.path("leido"), DialogueJson::data),
          list(json.path("descartado"), JsonNode::asText),
          Duration.of(json.path("micros").asLong(), ChronoUnit.MICROS));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StorageException("a porque that cannot be read", e);
    }
  }

  private static Trace.Found found(JsonNode json) {
    return new Trace.Found(
        json.path("intencion").asText(),
        json.path("frase").asText(),
        json.path("de").asInt(),
        json.path("a").asInt());
  }

  private static Trace.Data data(JsonNode json) {
    return new Trace.Data(
        json.path("que").asText(), Instant.EPOCH.plus(json.path("en").asLong(), ChronoUnit.MICROS));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>(array.size());
    array.forEach(node -> list.add(element.apply(node)));
    return list;
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String written(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value that has no JSON", e);
    }
  }
}
