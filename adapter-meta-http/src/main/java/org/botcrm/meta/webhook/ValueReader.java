package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.botcrm.domain.delivery.Fact;

/** Reads a value that may bring messages and statuses: every list in it, whatever the field. */
final class ValueReader {
  private final Place place;
  private final List<Fact> facts;
  private final MessageReader messages;

  ValueReader(Place place, List<Fact> facts) {
    this.place = place;
    this.facts = facts;
    this.messages = new MessageReader(place);
  }

  /** Adds a fact for each element; one event of the whole value when it has no list we know. */
  void read() {
    JsonNode value = place.value();
    StatusReader statuses = new StatusReader(place);
    boolean known = each(value, "messages", adding(messageReader()));
    known |= each(value, "message_echoes", adding(messages::echo));
    known |= each(value, "statuses", adding(statuses::read));
    known |= each(value, "errors", adding(this::error));
    known |= each(value, "history", this::history);
    known |= standby(value.path("standby"));
    if (!known) {
      facts.add(place.event(place.field(), value));
    }
  }

  private Function<JsonNode, Fact> messageReader() {
    return switch (place.field()) {
      case "messages" -> messages::live;
      case "history" -> message -> messages.past(message, MissingNode.getInstance());
      default -> messages::standby;
    };
  }

  private Fact error(JsonNode error) {
    return place.event(place.field() + ".errors", error);
  }

  private boolean standby(JsonNode standby) {
    if (standby.isObject()) {
      new ValueReader(place.inside(standby), facts).read();
    }
    return standby.isObject();
  }

  /** A part of the history: threads, or the reason why there are none. */
  private void history(JsonNode part) {
    boolean known = each(part, "threads", this::thread);
    known |= each(part, "errors", adding(this::error));
    if (!known) {
      facts.add(place.event(place.field(), part));
    }
  }

  private void thread(JsonNode thread) {
    if (!each(thread, "messages", adding(message -> messages.past(message, thread)))) {
      facts.add(place.event(place.field(), thread));
    }
  }

  private Consumer<JsonNode> adding(Function<JsonNode, Fact> reader) {
    return element -> facts.add(reader.apply(element));
  }

  /** Reads each element of a list by itself; false when there is no list of that name. */
  private boolean each(JsonNode holder, String name, Consumer<JsonNode> reader) {
    JsonNode list = holder.path(name);
    if (list.isMissingNode() || list.isNull()) {
      return false;
    }
    if (list.isArray()) {
      list.forEach(element -> alone(element, reader));
    } else {
      facts.add(place.unreadable(list, "ilegible.lista"));
    }
    return true;
  }

  /** A bad element costs only itself. */
  private void alone(JsonNode element, Consumer<JsonNode> reader) {
    try {
      reader.accept(element);
    } catch (RuntimeException e) {
      facts.add(place.unreadable(element, e));
    }
  }
}
