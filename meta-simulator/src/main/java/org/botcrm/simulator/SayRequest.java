package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated phone is asked to say.
 *
 * @param waId the phone
 * @param name its profile's name; null to keep what was said before
 * @param userId its business-scoped id; null for the usual one, empty for none
 * @param hidden whether Meta keeps the phone from the bot; null to keep what was said before
 * @param type Meta's type of the message
 * @param content the object or array that the type names
 * @param fields more fields of the message itself, such as {@code context}
 * @param messageId its id; null for a new one
 * @param at when it was sent; null for now
 * @param retry whether to go on in the background when the bot does not take it
 * @param numberId Meta's id of the business number it writes to; null for the main one
 */
record SayRequest(
    String waId,
    @Nullable String name,
    @Nullable String userId,
    @Nullable Boolean hidden,
    String type,
    JsonNode content,
    ObjectNode fields,
    @Nullable String messageId,
    @Nullable Instant at,
    boolean retry,
    @Nullable String numberId) {
  static final Set<String> FIELDS =
      Set.of(
          "de",
          "texto",
          "nombre",
          "user_id",
          "sin_telefono",
          "tipo",
          "mensaje",
          "campos",
          "message_id",
          "hora",
          "reintentar",
          "phone_number_id");

  // The longest text a person can type.
  private static final int MAX_TEXT = 65_536;

  static SayRequest read(byte[] body) {
    return read(ControlJson.read(body, FIELDS));
  }

  static SayRequest read(ObjectNode json) {
    ControlJson.requireKnown(json, FIELDS);
    String type = Optional.ofNullable(Json.text(json, "tipo")).orElse("text");
    return new SayRequest(
        phone(json),
        Json.text(json, "nombre"),
        Json.text(json, "user_id"),
        json.has("sin_telefono") ? ControlJson.flag(json, "sin_telefono", false) : null,
        type,
        content(json, type),
        json.path("campos") instanceof ObjectNode fields ? fields : Json.object(),
        Json.text(json, "message_id"),
        instant(json),
        ControlJson.flag(json, "reintentar", true),
        Json.text(json, "phone_number_id"));
  }

  private static String phone(ObjectNode json) {
    return Optional.ofNullable(Json.text(json, "de"))
        .flatMap(WaId::ofWriting)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "de: se espera un teléfono con código de país, por ejemplo +584141234567"));
  }

  private static JsonNode content(ObjectNode json, String type) {
    String text = Json.text(json, "texto");
    JsonNode message = json.path("mensaje");
    if (message.isContainerNode()) {
      return message;
    }
    if (!type.equals("text") || text == null || text.isEmpty() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "texto: se esperan de 1 a 65536 caracteres, o mensaje con el objeto de su tipo");
    }
    return Json.object().put("body", text);
  }

  private static @Nullable Instant instant(ObjectNode json) {
    int seconds = ControlJson.integer(json, "hora", 0, Integer.MAX_VALUE, -1);
    return seconds < 0 ? null : Instant.ofEpochSecond(seconds);
  }
}
