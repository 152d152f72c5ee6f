package org.botcrm.meta.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a person reads of a message, whatever its type: {@code messages[].<type>} in words. */
final class MessageBody {
  private MessageBody() {}

  /** Never null; empty only for a text without text. */
  static String of(String type, JsonNode message) {
    JsonNode part = message.path(type);
    return switch (type) {
      case "text" -> Objects.requireNonNullElse(Json.text(part, "body"), "");
      case "image", "video", "document", "sticker", "media_placeholder" -> media(type, part);
      case "audio" -> Labels.of(part.path("voice").asBoolean() ? "audio.voz" : "audio");
      case "voice" -> Labels.of("audio.voz");
      case "location" -> location(part);
      case "contacts" -> lines("contactos", part, MessageBody::contact);
      case "interactive" -> InteractiveBody.of(part);
      case "button" -> button(part);
      case "reaction" -> reaction(part);
      case "order" -> order(part);
      default -> ofNotice(type, part, message);
    };
  }

  /** Types that tell something instead of being something that somebody says. */
  private static String ofNotice(String type, JsonNode part, JsonNode message) {
    return switch (type) {
      case "system" -> system(part);
      case "unsupported" -> unsupported(part, message.path("errors").path(0));
      case "edit" -> edit(part.path("message"));
      case "revoke" -> Labels.of("eliminacion");
      case "request_welcome", "ephemeral", "template" -> Labels.of(type);
      case "errors" -> error(message.path("errors").path(0));
      case "" -> Labels.of("tipo-ausente");
      default -> Labels.of("tipo-desconocido", type);
    };
  }

  private static String media(String type, JsonNode media) {
    return joined(
        " ",
        Labels.of(type),
        joined(" · ", Json.visible(media, "filename"), Json.visible(media, "caption")));
  }

  private static String location(JsonNode location) {
    String latitude = Json.visible(location, "latitude");
    String longitude = Json.visible(location, "longitude");
    String where =
        latitude == null || longitude == null
            ? Labels.of("ubicacion.sin-coordenadas")
            : Labels.of("ubicacion", latitude, longitude);
    return joined(" · ", where, Json.visible(location, "name"), Json.visible(location, "address"));
  }

  private static String contact(JsonNode contact) {
    JsonNode name = contact.path("name");
    String formatted = Json.visible(name, "formatted_name");
    String spoken =
        formatted == null
            ? joined(" ", Json.visible(name, "first_name"), Json.visible(name, "last_name"))
            : formatted;
    String phones =
        stream(contact.path("phones"))
            .map(phone -> joined("", firstVisible(phone, "phone", "wa_id")))
            .filter(phone -> !phone.isEmpty())
            .collect(Collectors.joining(", "));
    return joined(" ", spoken, phones);
  }

  private static String button(JsonNode button) {
    String words = firstVisible(button, "text", "payload");
    return words == null ? Labels.of("interactiva") : words;
  }

  /** A removed reaction comes without an emoji, in older captures with an empty one. */
  private static String reaction(JsonNode reaction) {
    String emoji = Json.visible(reaction, "emoji");
    return emoji == null ? Labels.of("reaccion.retirada") : Labels.of("reaccion", emoji);
  }

  private static String order(JsonNode order) {
    String items = lines("pedido", order.path("product_items"), MessageBody::item);
    return joined(" · ", items, Json.visible(order, "text"));
  }

  private static String item(JsonNode item) {
    return Labels.of(
        "pedido.linea",
        Stream.of("quantity", "product_retailer_id", "item_price", "currency")
            .map(field -> Objects.requireNonNullElse(Json.visible(item, field), "?"))
            .toArray(String[]::new));
  }

  private static String system(JsonNode system) {
    String body = Json.visible(system, "body");
    if (body != null) {
      return body;
    }
    String key = "sistema." + Json.text(system, "type");
    return Labels.of(Labels.has(key) ? key : "sistema");
  }

  private static String unsupported(JsonNode unsupported, JsonNode error) {
    String code = Json.visible(error, "code");
    String type = Json.visible(unsupported, "type");
    if (code == null) {
      return Labels.of("no-admitido");
    }
    return type == null
        ? Labels.of("no-admitido.codigo", code)
        : Labels.of("no-admitido.tipo-y-codigo", code, type);
  }

  private static String edit(JsonNode edited) {
    String type = Objects.requireNonNullElse(Json.visible(edited, "type"), "");
    // An edit of an edit does not exist; reading it would only nest words in words.
    return Labels.of(
        "edicion", "edit".equals(type) ? Labels.of("tipo-desconocido", type) : of(type, edited));
  }

  private static String error(JsonNode error) {
    String code = Json.visible(error, "code");
    return code == null ? Labels.of("error") : Labels.of("error.codigo", code);
  }

  private static String lines(String label, JsonNode list, Function<JsonNode, String> line) {
    String lines =
        stream(list).map(line).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
    return joined(" ", Labels.of(label), lines);
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static @Nullable String firstVisible(JsonNode object, String field, String otherField) {
    String text = Json.visible(object, field);
    return text == null ? Json.visible(object, otherField) : text;
  }

  /** Those that are there, with {@code separator} between them. */
  private static String joined(String separator, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(separator));
  }
}
