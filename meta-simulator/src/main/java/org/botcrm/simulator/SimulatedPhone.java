package org.botcrm.simulator;

import java.time.Duration;
import java.util.Objects;

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

  /** What it knows of the bot, its window with the main business number among it. */
  public PhoneState state() throws InterruptedException {
    return ClientJson.state(
        calls.get("/simulador/telefonos/" + ControlCalls.inPath(phone), Duration.ZERO));
  }
}
