package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One simulated phone, as a test uses it: every method does what a person does on it and waits for
 * the bot's answer to the webhook. Thread-safe. Every method throws {@link SimulatorException} when
 * the simulator cannot be reached or refuses.
 */
public final class SimulatedPhone {
  private final ControlCalls calls;
  private final String phone;

  SimulatedPhone(ControlCalls calls, String phone) {
    this.calls = calls;
    this.phone = Objects.requireNonNull(phone, "phone");
  }

  /** Writes a text to the main business number. */
  public Said say(String text) throws InterruptedException {
    return ClientJson.said(
        calls.post("/simulador/mensajes", Json.object().put("de", phone).put("texto", text)));
  }

  /** Writes a text to one of the business numbers. */
  public Said sayTo(String phoneNumberId, String text) throws InterruptedException {
    return ClientJson.said(
        calls.post(
            "/simulador/mensajes",
            Json.object()
                .put("de", phone)
                .put("texto", text)
                .put("phone_number_id", phoneNumberId)));
  }

  /**
   * Sends a small sample file.
   *
   * @param type {@code image}, {@code document}, {@code audio}, {@code voice}, {@code video} or
   *     {@code sticker}
   */
  public Said sendFile(String type) throws InterruptedException {
    return sendSample(type, null);
  }

  /**
   * Likewise, with words.
   *
   * @param caption the words below it; null for none
   */
  public Said sendSample(String type, @Nullable String caption) throws InterruptedException {
    ObjectNode json = Json.object().put("tipo", type);
    return sendFileJson(caption == null ? json : json.put("caption", caption));
  }

  /**
   * Sends a file.
   *
   * @param type as in {@link #sendFile(String)}
   * @param mime its type, such as {@code image/jpeg}
   * @param caption the words below it; null for none
   */
  public Said sendFile(String type, String mime, byte[] bytes, @Nullable String caption)
      throws InterruptedException {
    ObjectNode json = Json.object().put("tipo", type).put("mime", mime);
    json.put("base64", Base64.getEncoder().encodeToString(bytes));
    return sendFileJson(caption == null ? json : json.put("caption", caption));
  }

  /**
   * Sends a file as said in the body of {@code POST /simulador/medios}: {@code tipo} is required;
   * then {@code base64}, {@code mime}, {@code archivo} (its name), {@code caption}, {@code con_url}
   * (the webhook carries an address), {@code animado}, and what {@link SimulatorClient#sayJson}
   * takes besides the text.
   */
  public Said sendFileJson(String json) throws InterruptedException {
    return sendFileJson(ControlCalls.object(json));
  }

  private Said sendFileJson(ObjectNode json) throws InterruptedException {
    return ClientJson.said(calls.post("/simulador/medios", json.put("de", phone)));
  }

  /** Presses a button, by its id, of the latest message that has it: one that it really got. */
  public Said press(String id) throws InterruptedException {
    return event("boton", Json.object().put("id", id));
  }

  /** Presses a button, by its words, such as the quick reply of a template. */
  public Said pressTitled(String title) throws InterruptedException {
    return event("boton", Json.object().put("titulo", title));
  }

  /** Picks a row, by its id, of the latest list that has it. */
  public Said pick(String rowId) throws InterruptedException {
    return event("lista", Json.object().put("id", rowId));
  }

  /** Reacts to a message; a null emoji takes the reaction away. */
  public Said react(String messageId, @Nullable String emoji) throws InterruptedException {
    ObjectNode event = Json.object().put("mensaje_id", messageId);
    return event("reaccion", emoji == null ? event : event.put("emoji", emoji));
  }

  /** Sends a place, in degrees. */
  public Said location(double latitude, double longitude) throws InterruptedException {
    return event("ubicacion", Json.object().put("latitud", latitude).put("longitud", longitude));
  }

  /** Sends its own card, as asked for by a {@code request_contact_info}. */
  public Said shareOwnNumber() throws InterruptedException {
    return event("contacto", Json.object().put("origen", "contact_request"));
  }

  /** Hands on somebody's card, which proves nothing. */
  public Said shareContact(String number, String name) throws InterruptedException {
    return event("contacto", Json.object().put("telefono", number).put("nombre_contacto", name));
  }

  /** Deletes a message; {@code revoke}, as numbers of the business app get it. */
  public Said delete(String messageId) throws InterruptedException {
    return event("borrado", Json.object().put("original", messageId));
  }

  /** Changes the words of a message; {@code edit}, as numbers of the business app get it. */
  public Said edit(String messageId, String text) throws InterruptedException {
    return event("editado", Json.object().put("original", messageId).put("texto", text));
  }

  /** Moves to another number: a {@code system} message {@code user_changed_number}. */
  public Said changeNumber(String newPhone) throws InterruptedException {
    return event("cambio_numero", Json.object().put("nuevo", newPhone));
  }

  /**
   * Anything of {@code POST /simulador/webhooks}.
   *
   * @param kind {@code pedido}, {@code no_soportado}, {@code cambio_user_id}, {@code eco}, {@code
   *     preferencias}, {@code estado}, …
   * @param json the rest of the event
   */
  public Said event(String kind, String json) throws InterruptedException {
    return event(kind, ControlCalls.object(json));
  }

  private Said event(String kind, ObjectNode event) throws InterruptedException {
    ObjectNode json = Json.object();
    json.putArray("eventos").add(event.put("clase", kind).put("de", phone));
    return ClientJson.said(calls.post("/simulador/webhooks", json));
  }

  /** What it knows of the bot, its window with the main business number among it. */
  public PhoneState state() throws InterruptedException {
    return ClientJson.state(
        calls.get("/simulador/telefonos/" + ControlCalls.inPath(phone), Duration.ZERO));
  }
}
