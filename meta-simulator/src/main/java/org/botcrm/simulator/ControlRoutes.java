package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults on request, figures, health; and the guard in front of everything. */
final class ControlRoutes {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int MAX_TIMES = 1_000_000;

  private final Faults<Fault> faults;
  private final WebhookDispatcher dispatcher;
  private final PhoneBook book;
  private final LongPolls polls;
  private final Figures figures;

  ControlRoutes(Faults<Fault> faults, Simulation sim, LongPolls polls) {
    this.faults = faults;
    this.dispatcher = sim.dispatcher();
    this.book = sim.book();
    this.polls = polls;
    this.figures = sim.figures();
  }

  void addTo(RoutesConfig routes) {
    routes.before(ControlRoutes::guard);
    routes.exception(
        IllegalArgumentException.class,
        (e, ctx) -> problem(ctx, BAD_REQUEST, String.valueOf(e.getMessage())));
    routes.post("/simulador/fallos", this::plan);
    routes.delete("/simulador/fallos", this::clear);
    routes.post("/simulador/duplicar", this::duplicate);
    routes.get("/simulador/estadisticas", this::figures);
    routes.get("/simulador/salud", ControlRoutes::health);
  }

  static void write(Context ctx, ObjectNode json) {
    ctx.contentType("application/json; charset=UTF-8").result(Json.plainBytes(json));
  }

  static void problem(Context ctx, int http, String text) {
    ctx.status(http);
    write(ctx, Json.object().put("error", text));
  }

  /** A page of another site, opened in a browser on this machine, must not reach us. */
  private static void guard(Context ctx) {
    if (!Loopback.isAuthority(ctx.header("Host")) || !isOurOrigin(ctx.header("Origin"))) {
      problem(ctx, FORBIDDEN, "El simulador solo atiende a esta máquina");
      ctx.skipRemainingHandlers();
    }
  }

  private static boolean isOurOrigin(@Nullable String origin) {
    return origin == null || Loopback.isAuthority(origin.replaceFirst("^http://", ""));
  }

  private void plan(Context ctx) {
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), Fault.FIELDS);
    int times = ControlJson.integer(json, "veces", 1, MAX_TIMES, 1);
    write(ctx, Json.object().put("pendientes", faults.plan(Fault.read(json), times)));
  }

  private void clear(Context ctx) {
    faults.clear();
    write(ctx, Json.object().put("pendientes", 0));
  }

  private void duplicate(Context ctx) {
    ObjectNode json = ControlJson.read(ctx.bodyAsBytes(), Set.of("activo"));
    boolean on = ControlJson.flag(json, "activo", true);
    dispatcher.duplicate(on);
    write(ctx, Json.object().put("activo", on));
  }

  private void figures(Context ctx) {
    ObjectNode json = Json.object();
    ObjectNode sends = json.putObject("envios").setAll(figures.sends());
    book.sends().forEach(sends.putObject("por_telefono")::put);
    json.putObject("webhooks")
        .<ObjectNode>setAll(figures.webhooks())
        .put("pendientes", dispatcher.pending());
    write(ctx, json.put("esperas", polls.waiting()));
  }

  private static void health(Context ctx) {
    write(ctx, Json.object().put("estado", "ok").put("simulador", true));
  }
}
