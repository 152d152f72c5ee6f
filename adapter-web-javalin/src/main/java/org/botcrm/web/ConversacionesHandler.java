package org.botcrm.web;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.botcrm.application.history.GetConversacion;
import org.botcrm.application.history.GetEstadisticas;
import org.botcrm.application.history.ListAttempts;
import org.botcrm.application.history.ListConversaciones;
import org.botcrm.domain.message.ConversacionId;

/** The query API: the stored messages as the CRM's screens read them. */
final class ConversacionesHandler {
  private static final String JSON = "application/json";
  private static final int LIST_SIZE = 20;
  private static final int HISTORY_SIZE = 50;

  private final ListConversaciones listConversaciones;
  private final GetConversacion getConversacion;
  private final ListAttempts listAttempts;
  private final GetEstadisticas getEstadisticas;
  private final ListRequestReader requests;
  private final ZoneId zone;
  private final PeopleTimes times;

  ConversacionesHandler(WebDependencies dependencies, WebSettings settings) {
    this.listConversaciones = dependencies.listConversaciones();
    this.getConversacion = dependencies.getConversacion();
    this.listAttempts = dependencies.listAttempts();
    this.getEstadisticas = dependencies.getEstadisticas();
    this.requests = new ListRequestReader(dependencies.phoneNumbers(), settings.zone());
    this.zone = settings.zone();
    this.times = new PeopleTimes(zone);
  }

  void list(Context ctx) {
    answer(ctx, requests.ofAll(query(ctx), LIST_SIZE));
  }

  void listOfCliente(Context ctx) {
    answer(ctx, requests.ofCliente(ctx.pathParam("cliente_id"), query(ctx), HISTORY_SIZE));
  }

  void listOfNumber(Context ctx) {
    answer(ctx, requests.ofNumber(ctx.pathParam("numero"), query(ctx), HISTORY_SIZE));
  }

  void get(Context ctx) {
    ConversacionId id = id(ctx);
    answer(
        ctx,
        getConversacion
            .get(id)
            .map(
                row ->
                    ConversacionJson.one(
                        row,
                        getConversacion.listStatuses(id),
                        getConversacion.findHeldUntil(id).orElse(null),
                        times)));
  }

  void listAttempts(Context ctx) {
    answer(ctx, listAttempts.list(id(ctx)).map(found -> ConversacionJson.attempts(found, times)));
  }

  void estadisticas(Context ctx) {
    query(ctx).allowOnly(Set.of());
    byte[] figures = EstadisticasJson.write(getEstadisticas.get(), getEstadisticas.costos(zone));
    ctx.contentType(JSON).result(figures);
  }

  private void answer(Context ctx, ListRequest request) {
    byte[] page =
        ConversacionJson.page(
            listConversaciones.list(request.filter(), request.page()), request.page(), times);
    ctx.contentType(JSON).result(page);
  }

  private static ConversacionId id(Context ctx) {
    query(ctx).allowOnly(Set.of());
    return new ConversacionId(IdList.id(ctx));
  }

  private static void answer(Context ctx, Optional<byte[]> found) {
    byte[] body =
        found.orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemKind.NOT_FOUND, Texts.say("conversacion.no-encontrada"))));
    ctx.contentType(JSON).result(body);
  }

  private static QueryParams query(Context ctx) {
    return QueryParams.parse(ctx.req().getQueryString());
  }
}
