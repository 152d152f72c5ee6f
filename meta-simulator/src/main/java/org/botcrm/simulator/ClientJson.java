package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the control API answers, written on its side and read on the client's. */
final class ClientJson {
  private ClientJson() {}

  static ObjectNode write(ChatPage page) {
    ObjectNode json = Json.object();
    ArrayNode messages = json.putArray("mensajes");
    page.messages().forEach(message -> messages.add(write(message)));
    return json.put("ultima_secuencia", page.lastSequence())
        .put("ultimo_cambio", page.lastChange());
  }

  static ChatPage page(JsonNode json) {
    List<ChatMessage> messages =
        StreamSupport.stream(json.path("mensajes").spliterator(), false)
            .map(ClientJson::message)
            .toList();
    return new ChatPage(
        messages, json.path("ultima_secuencia").asLong(), json.path("ultimo_cambio").asLong());
  }

  static Said said(JsonNode json) {
    return new Said(
        json.path("message_id").asText(),
        json.path("entregado").asBoolean(),
        json.path("http").asInt(),
        json.path("reintentando").asBoolean());
  }

  static ObjectNode write(PhoneState state) {
    Instant closes = state.windowClosesAt();
    return Json.object()
        .put("telefono", state.phone())
        .put("user_id", state.userId())
        .put("envios", state.sends())
        .put("lecturas", state.reads())
        .put("indicaciones", state.typings())
        .put("escribiendo", state.typing())
        .put("ventana_hasta", closes == null ? null : closes.toString());
  }

  static PhoneState state(JsonNode json) {
    String closes = Json.text(json, "ventana_hasta");
    return new PhoneState(
        json.path("telefono").asText(),
        Json.text(json, "user_id"),
        json.path("envios").asLong(),
        json.path("lecturas").asLong(),
        json.path("indicaciones").asLong(),
        json.path("escribiendo").asBoolean(),
        closes == null ? null : Instant.parse(closes));
  }

  private static ObjectNode write(ChatMessage message) {
    ObjectNode json =
        Json.object()
            .put("secuencia", message.sequence())
            .put("cambio", message.change())
            .put("message_id", message.messageId())
            .put("direccion", message.direction().name())
            .put("phone_number_id", message.phoneNumberId())
            .put("tipo", message.type())
            .put("texto", message.text())
            .put("contenido", message.content())
            .put("hora", message.at().toString());
    ArrayNode ticks = json.putArray("ticks");
    message
        .ticks()
        .forEach(
            tick ->
                ticks.addObject().put("estado", tick.status()).put("hora", tick.at().toString()));
    return json;
  }

  private static ChatMessage message(JsonNode json) {
    List<Tick> ticks =
        StreamSupport.stream(json.path("ticks").spliterator(), false)
            .map(t -> new Tick(t.path("estado").asText(), Instant.parse(t.path("hora").asText())))
            .toList();
    return new ChatMessage(
        json.path("secuencia").asLong(),
        json.path("cambio").asLong(),
        json.path("message_id").asText(),
        Direction.valueOf(json.path("direccion").asText()),
        json.path("phone_number_id").asText(),
        json.path("tipo").asText(),
        Json.text(json, "texto"),
        Json.text(json, "contenido"),
        Instant.parse(json.path("hora").asText()),
        ticks);
  }
}
