package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/** Sets up the simulated business: templates, numbers, token, limits. */
final class AccountControl {
  private static final Set<String> TEMPLATE_FIELDS =
      Set.of(
          "nombre", "idioma", "categoria", "estado", "formato", "componentes", "texto", "waba_id");
  private static final Set<String> STATE_FIELDS =
      Set.of("nombre", "idioma", "estado", "motivo", "avisar", "waba_id");

  private final Simulation sim;
  private final Templates templates;

  AccountControl(Simulation sim, Templates templates) {
    this.sim = sim;
    this.templates = templates;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/simulador/plantillas", this::putTemplate);
    routes.post("/simulador/plantillas/estado", this::templateState);
    routes.delete("/simulador/plantillas", this::clearTemplates);
    routes.post("/simulador/limites", this::limits);
    routes.post("/simulador/token", this::token);
    routes.post("/simulador/numeros", this::addNumber);
  }

  private void putTemplate(Context ctx) {
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), TEMPLATE_FIELDS);
    Templates.Entry entry = templates.put(wabaId(json), template(json));
    ControlRoutes.write(ctx, Json.object().put("id", entry.id()));
  }

  private static MessageTemplate template(ObjectNode json) {
    String name = ControlJson.text(json, "nombre");
    String language = ControlJson.text(json, "idioma");
    String text = Json.text(json, "texto");
    JsonNode components = json.path("componentes");
    if (text == null && !components.isArray()) {
      throw new IllegalArgumentException("Se espera texto o componentes");
    }
    MessageTemplate plain = MessageTemplate.ofBody(name, language, text == null ? "-" : text);
    return new MessageTemplate(
        name,
        language,
        json.path("categoria").asText(plain.category()),
        json.path("estado").asText(plain.status()),
        json.path("formato").asText(plain.parameterFormat()),
        components.isArray() ? components.toString() : plain.components());
  }

  /** Changes the state and tells the bot, as Meta does (field message_template_status_update). */
  private void templateState(Context ctx) {
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), STATE_FIELDS);
    String wabaId = wabaId(json);
    MessageTemplate found =
        templates
            .find(wabaId, ControlJson.text(json, "nombre"), ControlJson.text(json, "idioma"))
            .orElseThrow(() -> new IllegalArgumentException("No hay esa plantilla"));
    Templates.Entry entry =
        templates.put(wabaId, found.withStatus(ControlJson.text(json, "estado")));
    if (!ControlJson.flag(json, "avisar", true)) {
      ControlRoutes.write(ctx, Json.object().put("id", entry.id()));
      return;
    }
    ObjectNode value = update(entry, json.path("motivo").asText("NONE"));
    byte[] body = WebhookNodes.account(wabaId, sim.now(), "message_template_status_update", value);
    WebhookAnswer.whenTaken(ctx, sim.dispatcher(), body, Json.object().put("id", entry.id()));
  }

  private static ObjectNode update(Templates.Entry entry, String reason) {
    return Json.object()
        .put("event", entry.template().status())
        .put("message_template_id", Long.parseLong(entry.id()))
        .put("message_template_name", entry.template().name())
        .put("message_template_language", entry.template().language())
        .put("message_template_category", entry.template().category())
        .put("reason", reason);
  }

  private void clearTemplates(Context ctx) {
    templates.clear();
    ControlRoutes.write(ctx, Json.object().put("plantillas", 0));
  }

  private void limits(Context ctx) {
    ControlRoutes.write(ctx, sim.rules().change(ControlJson.read(ctx.bodyAsBytes(), Rules.FIELDS)));
  }

  /** Either a new token, or the old one expires. */
  private void token(Context ctx) {
    ObjectNode json =
        ControlJson.read(ctx.bodyAsBytes(), Set.of("token", "caducado", "phone_number_id"));
    String number = Json.text(json, "phone_number_id");
    Optional<String> token = Optional.ofNullable(Json.text(json, "token"));
    boolean expired = ControlJson.flag(json, "caducado", false);
    if (expired == token.isPresent() || token.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("Se espera token, o caducado: true");
    }
    token.ifPresentOrElse(
        fresh -> sim.numbers().renew(number, fresh), () -> sim.numbers().expire(number));
    ControlRoutes.write(ctx, Json.object().put("caducado", expired));
  }

  private void addNumber(Context ctx) {
    ObjectNode json =
        ControlJson.read(
            ctx.bodyAsBytes(), Set.of("phone_number_id", "numero", "waba_id", "token"));
    BusinessNumber number =
        new BusinessNumber(
            ControlJson.text(json, "phone_number_id"),
            ControlJson.text(json, "numero"),
            wabaId(json),
            Json.text(json, "token"));
    sim.numbers().add(number);
    ControlRoutes.write(ctx, Json.object().put("numeros", sim.numbers().all().size()));
  }

  private String wabaId(ObjectNode json) {
    return json.path("waba_id").asText(sim.numbers().main().wabaId());
  }
}
