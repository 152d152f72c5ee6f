package org.botcrm.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.jspecify.annotations.Nullable;

/** Events as they are written, in an answer or in a stream. Thread-safe. */
final class EventText {
  // Those who are at the same place get the same page, one after the other.
  private volatile @Nullable Written latest;

  /** The body of an answer. */
  static byte[] page(FeedPage.Events page, long after) {
    List<FeedEvent> events = page.events();
    long next = events.isEmpty() ? after : events.get(events.size() - 1).offset();
    return Json.object(
        json -> {
          json.array("eventos", events, event -> write(json, event));
          json.number("siguiente", next);
          json.number("ultimo", page.last());
        });
  }

  /** The events as a part of a stream. */
  byte[] stream(FeedPage.Events page) {
    Written known = latest;
    if (known == null || known.page != page) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(page.events().size() * 192);
      for (FeedEvent event : page.events()) {
        bytes.writeBytes(
            stream(event.offset(), event.kind().word(), Json.object(j -> write(j, event))));
      }
      known = new Written(page, bytes.toByteArray());
      latest = known;
    }
    return known.bytes;
  }

  /** One event of a stream; the JSON has no line breaks. */
  static byte[] stream(long id, String name, byte[] json) {
    String data = new String(json, StandardCharsets.UTF_8);
    String text = "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The fields of one event. */
  static void write(Json json, FeedEvent event) {
    json.number("offset", event.offset());
    json.text("tipo", event.kind().word());
    json.text("creado_en", ConversacionJson.time(event.at()));
    json.number("chat_id", event.chat() == null ? null : (Long) event.chat().value());
    json.text("recurso", event.kind().resource().word());
    json.number("recurso_id", event.id());
    json.text("detalle", event.detail());
  }

  private record Written(FeedPage.Events page, byte[] bytes) {}
}
