package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Meta tells of its own: changed numbers, messages written in the business app, preferences,
 * statuses, and anything raw. Thread-safe.
 */
final class NoticeEvents {
  private final Simulation sim;
  private final Map<String, Function<ObjectNode, WebhookUpdate>> kinds =
      Map.of(
          "cambio_numero", this::changedNumber,
          "cambio_user_id", this::changedUserId,
          "eco", this::echo,
          "preferencias", this::preferences,
          "estado", this::status,
          "crudo", this::raw);

  NoticeEvents(Simulation sim) {
    this.sim = sim;
  }

  Set<String> kinds() {
    return kinds.keySet();
  }

  /** Reads an event of one of the {@link #kinds}. */
  WebhookUpdate read(String kind, ObjectNode event) {
    return kinds.get(kind).apply(event);
  }

  /** The user id is another with another number (page business-scoped-user-ids). */
  private WebhookUpdate changedNumber(ObjectNode event) {
    PhoneEvents.allow(event, "nuevo");
    String old = waId(event, "de");
    String fresh = waId(event, "nuevo");
    Contact known = known(old);
    String userId = sim.ids().user(fresh);
    ObjectNode system =
        Json.object()
            .put("body", "User " + known.name() + " changed from " + old + " to " + fresh)
            .put("wa_id", fresh)
            .put("user_id", userId)
            .put("type", "user_changed_number");
    WebhookNodes.putIfKnown(system, "previous_user_id", known.userId());
    return system(event, known.shownWaId(), userId, system);
  }

  /** Sent when there is no phone to tell: neither {@code from} nor {@code wa_id}. */
  private WebhookUpdate changedUserId(ObjectNode event) {
    PhoneEvents.allow(event, "nuevo_user_id");
    Contact known = known(waId(event, "de"));
    String given = Json.text(event, "nuevo_user_id");
    String userId = given == null ? sim.ids().user(known.userId() + "+") : given;
    ObjectNode system =
        Json.object()
            .put(
                "body",
                "User " + known.name() + " changed from " + known.userId() + " to " + userId)
            .put("user_id", userId)
            .put("type", "user_changed_user_id");
    WebhookNodes.putIfKnown(system, "previous_user_id", known.userId());
    sim.book()
        .remember(new Contact(known.key(), known.waId(), userId, known.name(), known.hidden()));
    return system(event, null, userId, system);
  }

  private WebhookUpdate system(
      ObjectNode event, @Nullable String from, String userId, ObjectNode system) {
    String id = id(event);
    ObjectNode message = WebhookNodes.message(from, userId, id, at(event), "system");
    message.set("system", system);
    return WebhookUpdate.unseen(number(event), id, webhook -> webhook.message(message));
  }

  /** A message that a person wrote in the business app, told to the bot. */
  private WebhookUpdate echo(ObjectNode event) {
    PhoneEvents.allow(event, "texto");
    BusinessNumber number = number(event);
    Contact to = known(waId(event, "de"));
    String id = id(event);
    ObjectNode value = WebhookNodes.value(number.phoneNumberId(), number.displayPhoneNumber());
    ObjectNode message = value.putArray("message_echoes").addObject();
    message.put("from", number.displayPhoneNumber());
    WebhookNodes.putIfKnown(message, "to", to.shownWaId());
    WebhookNodes.putIfKnown(message, "to_user_id", to.userId());
    message.put("id", id);
    message.put("timestamp", Long.toString(at(event).getEpochSecond())).put("type", "text");
    message.putObject("text").put("body", ControlJson.text(event, "texto"));
    return WebhookUpdate.unseen(number, id, webhook -> webhook.raw("smb_message_echoes", value));
  }

  /** Page webhooks/reference/user_preferences: the time is a number here. */
  private WebhookUpdate preferences(ObjectNode event) {
    PhoneEvents.allow(event, "valor");
    BusinessNumber number = number(event);
    Contact owner = known(waId(event, "de"));
    ObjectNode value = WebhookNodes.value(number.phoneNumberId(), number.displayPhoneNumber());
    value.putArray("contacts").add(WebhookNodes.contact(owner.shownWaId(), owner.userId(), null));
    ObjectNode preference = value.putArray("user_preferences").addObject();
    WebhookNodes.putIfKnown(preference, "wa_id", owner.shownWaId());
    WebhookNodes.putIfKnown(preference, "user_id", owner.userId());
    preference
        .put("detail", "User requested to change marketing messages")
        .put("category", "marketing_messages")
        .put("value", event.path("valor").asText("stop"))
        .put("timestamp", at(event).getEpochSecond());
    return WebhookUpdate.unseen(number, null, webhook -> webhook.raw("user_preferences", value));
  }

  /** Any status of any message, also of one that was never sent. */
  private WebhookUpdate status(ObjectNode event) {
    PhoneEvents.allow(event, "mensaje_id", "estado", "codigo", "precio", "callback");
    Contact to = known(waId(event, "de"));
    ObjectNode status =
        WebhookNodes.status(
            ControlJson.text(event, "mensaje_id"),
            ControlJson.text(event, "estado"),
            at(event),
            to.shownWaId(),
            to.userId(),
            Json.text(event, "callback"));
    int code = ControlJson.integer(event, "codigo", 0, 9_999_999, -1);
    if (code >= 0) {
      status.putArray("errors").add(GraphErrors.of(code).inStatus());
    }
    if (event.path("precio") instanceof ObjectNode price) {
      status.set("pricing", Price.read(price).json());
    }
    return WebhookUpdate.unseen(number(event), null, webhook -> webhook.status(status));
  }

  /** Any value under any field, known to Meta or not. */
  private WebhookUpdate raw(ObjectNode event) {
    PhoneEvents.allow(event, "campo", "valor");
    String field = ControlJson.text(event, "campo");
    JsonNode value = event.path("valor");
    if (value.isMissingNode()) {
      throw new IllegalArgumentException("valor: falta");
    }
    return WebhookUpdate.unseen(number(event), null, webhook -> webhook.raw(field, value));
  }

  private Contact known(String waId) {
    Optional<Contact> known = sim.book().find(waId);
    return known.orElseGet(
        () -> new Contact(waId, waId, sim.ids().user(waId), "Cliente de prueba", false));
  }

  private String waId(ObjectNode event, String name) {
    return WaId.ofWriting(ControlJson.text(event, name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(name + ": se espera un teléfono con código de país"));
  }

  private String id(ObjectNode event) {
    String id = Json.text(event, "message_id");
    return id == null ? sim.ids().message(waId(event, "de"), Direction.INBOUND) : id;
  }

  private Instant at(ObjectNode event) {
    int seconds = ControlJson.integer(event, "hora", 0, Integer.MAX_VALUE, -1);
    return seconds < 0 ? sim.now() : Instant.ofEpochSecond(seconds);
  }

  private BusinessNumber number(ObjectNode event) {
    return sim.numbers().require(Json.text(event, "phone_number_id"));
  }
}
