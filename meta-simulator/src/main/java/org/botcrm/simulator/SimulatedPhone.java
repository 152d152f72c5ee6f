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
    return sendFileJson(Json.object().put("tipo", type));
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

  /** What it knows of the bot, its window with the main business number among it. */
  public PhoneState state() throws InterruptedException {
    return ClientJson.state(
        calls.get("/simulador/telefonos/" + ControlCalls.inPath(phone), Duration.ZERO));
  }
}
