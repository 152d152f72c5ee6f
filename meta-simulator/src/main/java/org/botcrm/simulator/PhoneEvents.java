package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do on a phone besides writing, as Meta tells it (pages
 * webhooks/reference/messages/…). Thread-safe.
 */
final class PhoneEvents {
  /** What every event may say of its sender. */
  private static final Set<String> COMMON =
      Set.of(
          "clase",
          "de",
          "nombre",
          "user_id",
          "sin_telefono",
          "message_id",
          "hora",
          "phone_number_id");

  private final SayAsPhone sayAsPhone;
  private final Presses presses;
  private final Map<String, Function<ObjectNode, SayRequest>> kinds;

  PhoneEvents(SayAsPhone sayAsPhone, Presses presses) {
    this.sayAsPhone = sayAsPhone;
    this.presses = presses;
    this.kinds =
        Map.of(
            "mensaje", this::message,
            "boton", this::press,
            "lista", this::press,
            "reaccion", this::reaction,
            "ubicacion", this::location,
            "contacto", this::contact,
            "pedido", this::order,
            "no_soportado", this::unsupported,
            "editado", this::edit,
            "borrado", this::revoke);
  }

  Set<String> kinds() {
    return kinds.keySet();
  }

  /** Reads an event of one of the {@link #kinds}. */
  WebhookUpdate read(String kind, ObjectNode event) {
    SayAsPhone.Saying saying = sayAsPhone.prepare(kinds.get(kind).apply(event));
    return new WebhookUpdate(
        saying.number(),
        saying.messageId(),
        saying::addTo,
        () -> sayAsPhone.show(saying),
        () -> sayAsPhone.taken(saying));
  }

  private SayRequest message(ObjectNode event) {
    return SayRequest.read(event.deepCopy().without("clase"));
  }

  /** A button or a row of a message that this phone really got. */
  private SayRequest press(ObjectNode event) {
    allow(event, "id", "titulo", "mensaje_id");
    Presses.Pressed pressed =
        presses.find(
            ControlJson.text(event, "de"),
            Json.text(event, "mensaje_id"),
            Json.text(event, "id"),
            Json.text(event, "titulo"));
    return say(event, pressed.type(), pressed.content(), pressed.messageId());
  }

  /** Without an emoji the reaction is taken away: Meta leaves the field out. */
  private SayRequest reaction(ObjectNode event) {
    allow(event, "mensaje_id", "emoji");
    ObjectNode content = Json.object().put("message_id", ControlJson.text(event, "mensaje_id"));
    String emoji = Json.text(event, "emoji");
    return say(event, "reaction", emoji == null ? content : content.put("emoji", emoji), null);
  }

  private SayRequest location(ObjectNode event) {
    allow(event, "latitud", "longitud", "lugar", "direccion", "responde_a");
    ObjectNode content =
        Json.object()
            .put("latitude", event.path("latitud").asDouble())
            .put("longitude", event.path("longitud").asDouble());
    put(content, "name", event, "lugar");
    put(content, "address", event, "direccion");
    return say(event, "location", content, Json.text(event, "responde_a"));
  }

  /** A card; its origin tells whether it was asked for (page business-scoped-user-ids). */
  private SayRequest contact(ObjectNode event) {
    allow(event, "telefono", "nombre_contacto", "origen", "responde_a");
    String phone = Json.text(event, "telefono");
    String number = phone == null ? ControlJson.text(event, "de") : phone;
    String name = Json.text(event, "nombre_contacto");
    ArrayNode cards = Json.object().putArray("contacts");
    ObjectNode card = cards.addObject();
    if (name != null) {
      card.putObject("name").put("formatted_name", name).put("first_name", name);
    }
    ObjectNode entry = card.putArray("phones").addObject().put("phone", number);
    WaId.ofWriting(number).ifPresent(waId -> entry.put("wa_id", waId));
    entry.put("type", "CELL");
    card.put("origin", event.path("origen").asText("other"));
    return say(event, "contacts", cards, Json.text(event, "responde_a"));
  }

  private SayRequest order(ObjectNode event) {
    allow(event, "catalogo", "texto", "productos");
    ObjectNode content =
        Json.object().put("catalog_id", event.path("catalogo").asText("194836987003835"));
    put(content, "text", event, "texto");
    JsonNode products = event.path("productos");
    if (products.isArray()) {
      content.set("product_items", products);
    } else {
      content
          .putArray("product_items")
          .addObject()
          .put("product_retailer_id", "prod-1")
          .put("quantity", 1)
          .put("item_price", 7.99)
          .put("currency", "USD");
    }
    return say(event, "order", content, null);
  }

  /** What Meta does not hand on; also what a deleted message looks like. */
  private SayRequest unsupported(ObjectNode event) {
    allow(event, "subtipo", "codigo");
    int code = ControlJson.integer(event, "codigo", 1, 999_999, 131051);
    ObjectNode content = Json.object().put("type", event.path("subtipo").asText("poll_creation"));
    ObjectNode request = request(event, "unsupported", content);
    ArrayNode errors = request.putObject("campos").putArray("errors");
    errors.add(GraphErrors.of(code, "Message type is currently not supported.").inStatus());
    return SayRequest.read(request);
  }

  private SayRequest edit(ObjectNode event) {
    allow(event, "original", "texto");
    ObjectNode content =
        Json.object().put("original_message_id", ControlJson.text(event, "original"));
    content
        .putObject("message")
        .put("type", "text")
        .putObject("text")
        .put("body", ControlJson.text(event, "texto"));
    return say(event, "edit", content, null);
  }

  private SayRequest revoke(ObjectNode event) {
    allow(event, "original");
    String original = ControlJson.text(event, "original");
    return say(event, "revoke", Json.object().put("original_message_id", original), null);
  }

  /**
   * @param answered the message it answers; null for none
   */
  private SayRequest say(
      ObjectNode event, String type, JsonNode content, @Nullable String answered) {
    ObjectNode request = request(event, type, content);
    if (answered != null) {
      String business = presses.business(Json.text(event, "phone_number_id"));
      request.putObject("campos").putObject("context").put("from", business).put("id", answered);
    }
    return SayRequest.read(request);
  }

  private static ObjectNode request(ObjectNode event, String type, JsonNode content) {
    ObjectNode request = event.deepCopy().retain(COMMON).without("clase");
    request.put("tipo", type).set("mensaje", content);
    return request;
  }

  static void allow(ObjectNode event, String... more) {
    Set<String> allowed = new HashSet<>(COMMON);
    allowed.addAll(Set.of(more));
    ControlJson.requireKnown(event, allowed);
  }

  private static void put(ObjectNode content, String name, ObjectNode event, String from) {
    String value = Json.text(event, from);
    if (value != null) {
      content.put(name, value);
    }
  }
}
