package org.botcrm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One webhook of any updates, up to 1,000, on request. */
final class WebhookControl {
  private static final Set<String> LAYOUTS = Set.of("juntos", "cambios", "entradas");

  private final Simulation sim;
  private final PhoneEvents phones;
  private final NoticeEvents notices;

  WebhookControl(Simulation sim, PhoneEvents phones, NoticeEvents notices) {
    this.sim = sim;
    this.phones = phones;
    this.notices = notices;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/simulador/webhooks", this::send);
  }

  private void send(Context ctx) {
    ObjectNode json =
        ControlJson.read(ctx.bodyAsBytes(), Set.of("eventos", "reparto", "reintentar"));
    String layout = json.path("reparto").asText("juntos");
    JsonNode events = json.path("eventos");
    if (!LAYOUTS.contains(layout)) {
      throw new IllegalArgumentException("reparto: se espera uno de " + new TreeSet<>(LAYOUTS));
    }
    if (!events.isArray() || events.isEmpty() || events.size() > WebhookJson.MAX_UPDATES) {
      throw new IllegalArgumentException("eventos: se espera un arreglo de 1 a 1000");
    }
    List<WebhookUpdate> updates = new ArrayList<>();
    events.forEach(event -> updates.add(update(event)));
    boolean retry = ControlJson.flag(json, "reintentar", true);
    WebhookAnswer.whenTaken(ctx, submit(updates, layout, retry), answer(updates));
  }

  private WebhookUpdate update(JsonNode event) {
    String kind = event.path("clase").asText();
    if (event instanceof ObjectNode object && phones.kinds().contains(kind)) {
      return phones.read(kind, object);
    }
    if (event instanceof ObjectNode object && notices.kinds().contains(kind)) {
      return notices.read(kind, object);
    }
    Set<String> kinds = new TreeSet<>(phones.kinds());
    kinds.addAll(notices.kinds());
    throw new IllegalArgumentException("clase: se espera una de " + kinds);
  }

  private Optional<WebhookChain> submit(List<WebhookUpdate> updates, String layout, boolean retry) {
    byte[] body = body(updates, layout);
    Runnable taken = () -> updates.forEach(update -> update.taken().run());
    return sim.dispatcher()
        .submit(
            () -> {
              updates.forEach(update -> update.show().run());
              return List.of(new WebhookStep(Duration.ZERO, () -> body, taken));
            },
            retry);
  }

  private static byte[] body(List<WebhookUpdate> updates, String layout) {
    WebhookJson webhook = WebhookJson.of(updates.get(0).number());
    for (int i = 0; i < updates.size(); i++) {
      WebhookUpdate update = updates.get(i);
      boolean sameNumber = i > 0 && update.number().equals(updates.get(i - 1).number());
      webhook.about(update.number());
      if (sameNumber && layout.equals("cambios")) {
        webhook.nextChange();
      } else if (sameNumber && layout.equals("entradas")) {
        webhook.nextEntry();
      }
      update.addTo().accept(webhook);
    }
    return webhook.bytes();
  }

  private static ObjectNode answer(List<WebhookUpdate> updates) {
    ObjectNode answer = Json.object();
    ArrayNode ids = answer.putArray("message_ids");
    for (WebhookUpdate update : updates) {
      if (update.messageId() != null) {
        ids.add(update.messageId());
      }
    }
    return answer.put("message_id", ids.path(0).asText());
  }
}
