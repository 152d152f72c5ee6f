package org.botcrm.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.botcrm.application.health.CheckHealth;
import org.botcrm.application.health.CheckHealth.Health;
import org.botcrm.application.health.NumberHealth;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.outbound.NumberPace;
import org.jspecify.annotations.Nullable;

/** What those who run the bot ask it: is it alive, can it work, how is it doing. */
final class OperationsHandler {
  private static final String JSON = "application/json";
  private static final byte[] ALIVE = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);

  private final CheckHealth checkHealth;
  private final Supplier<String> metrics;
  private final Duration limit;
  private final @Nullable PhoneNumber testMode;

  OperationsHandler(WebDependencies dependencies, WebSettings settings) {
    this.checkHealth = dependencies.checkHealth();
    this.metrics = dependencies.metrics();
    this.limit = settings.readyBacklogLimit();
    this.testMode = settings.testMode();
  }

  void live(Context ctx) {
    // Who sends many and reads no answer would hold a thread of the server.
    ctx.header("Connection", "close").contentType(JSON).result(ALIVE);
  }

  /**
   * Says "ok", or throws: what fails below is a database that cannot be read. Messages that wait to
   * be sent and numbers that are stopped are shown and do not count: when Meta cannot be reached,
   * or takes nothing, receiving still works, and a balancer must not take it away.
   */
  void ready(Context ctx) {
    Health health = checkHealth.check();
    Map<String, Object> figures = figures(health);
    requireInTime(health.oldestChat(), "atrasado.chats", figures);
    ctx.contentType(JSON).result(json(figures, health.numbers()));
  }

  void metrics(Context ctx) {
    byte[] text = metrics.get().getBytes(StandardCharsets.UTF_8);
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(text);
  }

  private void requireInTime(Duration oldest, String key, Map<String, Object> figures) {
    if (oldest.compareTo(limit) > 0) {
      String detail =
          Texts.say(key, Map.of("segundos", oldest.toSeconds(), "limite", limit.toSeconds()));
      ProblemKind kind = ProblemKind.BEHIND;
      throw new ProblemException(new Problem(kind, kind.status(), detail, figures));
    }
  }

  private Map<String, Object> figures(Health health) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("base_de_datos", "ok");
    figures.put("chats_en_espera", health.chatsWaiting());
    figures.put("espera_mas_larga_s", health.oldestChat().toSeconds());
    figures.put("salientes_en_espera", health.outboundWaiting());
    figures.put("saliente_mas_antiguo_s", health.oldestOutbound().toSeconds());
    figures.put("medios_en_espera", health.mediaWaiting());
    figures.put("medio_mas_antiguo_s", health.oldestMedia().toSeconds());
    if (testMode != null) {
      figures.put("modo_prueba", testMode.masked());
    }
    return figures;
  }

  private static byte[] json(Map<String, Object> figures, List<NumberHealth> numbers) {
    return Json.object(
        json -> {
          json.text("status", "ok");
          json.members(figures);
          json.array(
              "numeros_con_problemas",
              numbers.stream().filter(NumberHealth::isHindered).toList(),
              number -> write(json, number));
        });
  }

  private static void write(Json json, NumberHealth number) {
    NumberPace.Stop stop = number.stop();
    json.text("phone_number_id", number.number().value());
    json.text("estado", stop == null ? "frenado" : "detenido");
    json.number("codigo", stop == null ? null : (Long) (long) stop.error().code());
    json.text("motivo", stop == null ? Texts.say("numero.frenado") : stop.error().words());
    json.text("desde", ConversacionJson.time(stop == null ? number.slowedSince() : stop.since()));
    json.number("mensajes_por_segundo", (long) number.rate());
  }
}
