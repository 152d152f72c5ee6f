package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The side that looks like the Graph API: sends, and what there is to read of a number. */
final class GraphRoutes {
  private final Simulation sim;
  private final GraphDoor door;
  private final SendMessages sendMessages;

  GraphRoutes(Simulation sim, GraphDoor door, SendMessages sendMessages) {
    this.sim = sim;
    this.door = door;
    this.sendMessages = sendMessages;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/{version}/{id}/messages", this::send);
    routes.get("/{version}/{id}/phone_numbers", this::numbers);
    routes.get("/{version}/debug_token", this::debugToken);
  }

  private void send(Context ctx) {
    Optional<BusinessNumber> number = sim.numbers().find(ctx.pathParam("id"));
    door.answer(
        ctx,
        number.stream().toList(),
        () -> sendMessages.send(number.orElseThrow(), ctx.bodyAsBytes()));
  }

  private void numbers(Context ctx) {
    List<BusinessNumber> numbers = sim.numbers().ofWaba(ctx.pathParam("id"));
    door.answerNow(ctx, numbers, () -> list(numbers));
  }

  /** Page access-tokens: what a token may do, and whether it still may. */
  private void debugToken(Context ctx) {
    String token = String.valueOf(ctx.queryParam("input_token"));
    door.answerNow(
        ctx,
        sim.numbers().all(),
        () -> {
          ObjectNode data =
              Json.object()
                  .put("type", "SYSTEM_USER")
                  .put("application", "Simulador")
                  .put("expires_at", 0)
                  .put("is_valid", sim.numbers().isValid(token));
          data.putArray("scopes")
              .add("whatsapp_business_management")
              .add("whatsapp_business_messaging");
          return GraphAnswer.ok(Json.object().set("data", data));
        });
  }

  private static GraphAnswer list(List<BusinessNumber> numbers) {
    ObjectNode json = Json.object();
    ArrayNode data = json.putArray("data");
    numbers.forEach(number -> data.add(node(number)));
    json.putObject("paging").putObject("cursors").put("before", "MAZDZD").put("after", "MAZDZD");
    return GraphAnswer.ok(json);
  }

  /** A number as its node shows it (page business-phone-numbers/phone-numbers). */
  static ObjectNode node(BusinessNumber number) {
    return Json.object()
        .put("verified_name", "Simulador")
        .put("code_verification_status", "VERIFIED")
        .put("display_phone_number", number.displayPhoneNumber())
        .put("quality_rating", "GREEN")
        .put("platform_type", "CLOUD_API")
        .put("status", "CONNECTED")
        .put("messaging_limit_tier", "TIER_2K")
        .put("id", number.phoneNumberId());
  }
}
