package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * Sets up the simulated Meta from another program: templates, numbers, tokens, limits. Thread-safe.
 * Every method throws {@link SimulatorException} when the simulator cannot be reached or refuses.
 */
public final class SimulatedMeta {
  private final ControlCalls calls;

  SimulatedMeta(ControlCalls calls) {
    this.calls = calls;
  }

  /**
   * Adds a template to the main business account, or replaces the one of its name and language.
   *
   * @return Meta's id of it
   */
  public String template(MessageTemplate template) throws InterruptedException {
    ObjectNode json =
        Json.object()
            .put("nombre", template.name())
            .put("idioma", template.language())
            .put("categoria", template.category())
            .put("estado", template.status())
            .put("formato", template.parameterFormat());
    json.set("componentes", Json.readArray(template.components()));
    return calls.post("/simulador/plantillas", json).path("id").asText();
  }

  /** Adds an approved utility template of nothing but a body. */
  public String template(String name, String language, String body) throws InterruptedException {
    return template(MessageTemplate.ofBody(name, language, body));
  }

  /**
   * Changes the state of a template and tells the bot by a {@code message_template_status_update}.
   *
   * @param status {@code APPROVED}, {@code PAUSED}, {@code DISABLED}, {@code REJECTED}, …
   * @return whether the bot took the webhook
   */
  public boolean templateStatus(String name, String language, String status)
      throws InterruptedException {
    ObjectNode json =
        Json.object().put("nombre", name).put("idioma", language).put("estado", status);
    return calls.post("/simulador/plantillas/estado", json).path("entregado").asBoolean();
  }

  /** Forgets every template. */
  public void clearTemplates() throws InterruptedException {
    calls.delete("/simulador/plantillas");
  }

  /** Adds a business number, or replaces the one with its id. */
  public void number(BusinessNumber number) throws InterruptedException {
    calls.post(
        "/simulador/numeros",
        withToken(
            Json.object()
                .put("phone_number_id", number.phoneNumberId())
                .put("numero", number.displayPhoneNumber())
                .put("waba_id", number.wabaId()),
            number));
  }

  /** Keeps these limits from now on, in place of all others. */
  public void rules(MetaRules rules) throws InterruptedException {
    calls.post(
        "/simulador/limites",
        Json.object()
            .put("ventana", Rules.word(rules.window()))
            .put("par", rules.pairRate())
            .put("rendimiento", rules.throughput())
            .put("retry_after_s", rules.retryAfter().toSeconds())
            .put("demora_ms", rules.delay().toMillis()));
  }

  /** Free-form messages need the 24-hour window from now on; the other limits stay. */
  public void window(WindowRule rule) throws InterruptedException {
    calls.post("/simulador/limites", Json.object().put("ventana", Rules.word(rule)));
  }

  /** At most one message in 6 s, or a burst of 45, to each phone; the other limits stay. */
  public void pairRate(boolean on) throws InterruptedException {
    calls.post("/simulador/limites", Json.object().put("par", on));
  }

  /** So many messages a second for each number, 0 for any; the other limits stay. */
  public void throughput(int perSecond) throws InterruptedException {
    calls.post("/simulador/limites", Json.object().put("rendimiento", perSecond));
  }

  /** {@code Retry-After} with every refusal for a limit, zero for none; whole seconds. */
  public void retryAfter(Duration wait) throws InterruptedException {
    calls.post("/simulador/limites", Json.object().put("retry_after_s", wait.toSeconds()));
  }

  /** How long every answer of the Graph side takes, zero to 60 s. */
  public void delay(Duration delay) throws InterruptedException {
    calls.post("/simulador/limites", Json.object().put("demora_ms", delay.toMillis()));
  }

  /** Every call is answered with 190 until there is a {@link #renewToken new token}. */
  public void expireToken() throws InterruptedException {
    calls.post("/simulador/token", Json.object().put("caducado", true));
  }

  /** From now on this is the token of every number without one of its own. */
  public void renewToken(String token) throws InterruptedException {
    calls.post("/simulador/token", Json.object().put("token", token));
  }

  /**
   * Sends one webhook of up to 1,000 updates: {@code {"eventos": […], "reparto": "juntos"}}. Each
   * event has a {@code clase}: {@code mensaje}, {@code boton}, {@code lista}, {@code reaccion},
   * {@code ubicacion}, {@code contacto}, {@code pedido}, {@code no_soportado}, {@code editado},
   * {@code borrado}, {@code cambio_numero}, {@code cambio_user_id}, {@code eco}, {@code
   * preferencias}, {@code estado} or {@code crudo}; {@code reparto} is {@code juntos} (one change),
   * {@code cambios} (a change each) or {@code entradas} (an entry each).
   *
   * @param json the body of {@code POST /simulador/webhooks}
   * @return what came of it, with the id of the first message
   */
  public Said webhook(String json) throws InterruptedException {
    return ClientJson.said(calls.post("/simulador/webhooks", ControlCalls.object(json)));
  }

  /**
   * Sends a webhook with anything under a field, known to Meta or not.
   *
   * @param value JSON
   */
  public Said rawWebhook(String field, String value) throws InterruptedException {
    ObjectNode json = Json.object();
    json.putArray("eventos")
        .addObject()
        .put("clase", "crudo")
        .put("campo", field)
        .set("valor", ControlCalls.object(value));
    return ClientJson.said(calls.post("/simulador/webhooks", json));
  }

  /**
   * Makes the next downloads fail, the first planned first. One object with what is to go wrong:
   * {@code bytes_malos: true} (the hash does not fit), {@code mime_malo} (another type), {@code
   * cortar: true} (the connection closes in the middle), {@code redirigir} (an address to go to
   * instead), {@code http} (400 to 599), {@code demora_ms} (up to 60,000), {@code veces} (for how
   * many downloads, 1 by default).
   *
   * @param json the body of {@code POST /simulador/medios/fallos}
   */
  public void planMediaFault(String json) throws InterruptedException {
    calls.post("/simulador/medios/fallos", ControlCalls.object(json));
  }

  private static ObjectNode withToken(ObjectNode json, BusinessNumber number) {
    return number.accessToken() == null ? json : json.put("token", number.accessToken());
  }
}
