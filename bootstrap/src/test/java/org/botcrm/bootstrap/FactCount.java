package org.botcrm.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a webhook says, by walking its JSON and nothing of the parser: every element of every
 * list of messages, statuses, calls, preferences and errors, and one event a change of anything
 * else.
 */
final class FactCount {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final Set<String> FIELDS =
      Set.of("messages", "smb_message_echoes", "history", "standby");
  private static final Set<String> MESSAGES = Set.of("messages", "message_echoes");
  private static final Set<String> HOLDERS = Set.of("history", "threads", "standby");

  /** Lists of what is no message, by field. */
  private static final Map<String, List<String>> EVENTS =
      Map.of(
          "user_preferences", List.of("user_preferences"),
          "calls", List.of("calls", "statuses", "errors"));

  private final List<String> keys = new ArrayList<>();

  private FactCount() {}

  static FactCount of(byte[] body) {
    FactCount count = new FactCount();
    try {
      for (JsonNode entry : MAPPER.readTree(body).path("entry")) {
        entry.path("changes").forEach(change -> count.change(entry, change));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  /** All of them. */
  int total() {
    return keys.size();
  }

  /** Without those that say what another one says. */
  Set<String> distinct() {
    return new HashSet<>(keys);
  }

  private void change(JsonNode entry, JsonNode change) {
    JsonNode value = change.path("value");
    // Some published examples have it in a wrong place.
    String field =
        change.path("field").asText(value.path("field").asText(entry.path("field").asText("")));
    int before = keys.size();
    if (FIELDS.contains(field)) {
      lists(value.path("metadata").path("phone_number_id").asText(), field, value);
    } else {
      EVENTS
          .getOrDefault(field, List.of())
          .forEach(list -> value.path(list).forEach(element -> event(field, element)));
    }
    if (keys.size() == before) {
      event(field, value);
    }
  }

  private void lists(String number, String field, JsonNode holder) {
    for (Map.Entry<String, JsonNode> property : holder.properties()) {
      String name = property.getKey();
      for (JsonNode element : property.getValue()) {
        if (MESSAGES.contains(name)) {
          keys.add("message " + number + " " + element.path("id").asText());
        } else if (name.equals("statuses")) {
          keys.add(
              "status %s %s %s"
                  .formatted(number, element.path("id").asText(), element.path("status").asText()));
        } else if (name.equals("errors")) {
          event(field + ".errors", element);
        }
      }
      if (HOLDERS.contains(name)) {
        inside(number, field, property.getValue());
      }
    }
  }

  private void inside(String number, String field, JsonNode holder) {
    if (holder.isArray()) {
      holder.forEach(part -> lists(number, field, part));
    } else {
      lists(number, field, holder);
    }
  }

  private void event(String field, JsonNode content) {
    try {
      Object sorted = MAPPER.treeToValue(content, Object.class);
      keys.add("event " + field + " " + MAPPER.writeValueAsString(sorted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
