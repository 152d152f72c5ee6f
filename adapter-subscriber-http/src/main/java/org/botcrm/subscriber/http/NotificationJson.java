package org.botcrm.subscriber.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.subscription.Notification;

/**
 * The body of a notification: its events as {@code /api/v1/eventos} writes them. Subscribers rely
 * on these names: add, never rename.
 */
final class NotificationJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private NotificationJson() {}

  static byte[] of(Notification notification) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("suscripcion_id", notification.subscription());
      json.writeArrayFieldStart("eventos");
      for (FeedEvent event : notification.events()) {
        write(json, event);
      }
      json.writeEndArray();
      json.writeNumberField("siguiente", notification.next());
      json.writeBooleanField("reinicio", notification.restart());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("JSON in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, FeedEvent event) throws IOException {
    json.writeStartObject();
    json.writeNumberField("offset", event.offset());
    json.writeStringField("tipo", event.kind().word());
    json.writeStringField("creado_en", TIME.format(event.at()));
    json.writeFieldName("chat_id");
    if (event.chat() == null) {
      json.writeNull();
    } else {
      json.writeNumber(event.chat().value());
    }
    json.writeStringField("recurso", event.kind().resource().word());
    json.writeNumberField("recurso_id", event.id());
    json.writeFieldName("detalle");
    json.writeString(event.detail());
    json.writeEndObject();
  }
}
