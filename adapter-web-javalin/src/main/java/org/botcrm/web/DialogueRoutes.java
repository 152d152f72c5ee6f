package org.botcrm.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Handler;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.botcrm.application.dialogue.DialogueUseCases;

/** The routes over what dialogues leave behind. */
final class DialogueRoutes {
  static final String PAGOS = "/api/v1/pagos-reportados";
  static final String PROMESAS = "/api/v1/promesas-pago";
  static final String SOLICITUDES = "/api/v1/solicitudes";
  static final String NO_ENTENDIDOS = "/api/v1/no-entendidos";

  private final List<Route> routes = new ArrayList<>();
  private final Readers readers;
  private final JsonPosts posts;

  private DialogueRoutes(Readers readers, JsonPosts posts) {
    this.readers = readers;
    this.posts = posts;
  }

  /** None for a bot without dialogues. */
  static List<Route> of(
      WebDependencies dependencies, ZoneId zone, Readers readers, JsonPosts posts) {
    DialogueRoutes routes = new DialogueRoutes(readers, posts);
    DialogueUseCases dialogues = dependencies.dialogues();
    if (dialogues != null) {
      routes.add(dependencies, dialogues, zone);
    }
    return routes.routes;
  }

  private void add(WebDependencies dependencies, DialogueUseCases dialogues, ZoneId zone) {
    PorqueHandler why =
        new PorqueHandler(
            dialogues.ports().traces(),
            dependencies.getConversacion(),
            dependencies.listConversaciones());
    reading(BotRoutes.CONVERSACIONES + "/{id}/porque", why::get);
    addPagos(dialogues, new PeopleTimes(zone));
    addSolicitudes(dialogues, new PeopleTimes(zone));
    PromesasHandler promises = new PromesasHandler(dialogues.ports().promesas());
    reading(PROMESAS, promises::list);
    ConfianzaHandler trust = new ConfianzaHandler(dialogues);
    reading(BotRoutes.CHATS + "/{id}/confianza", trust::get);
    writing(BotRoutes.CHATS + "/{id}/desvincular", trust::unlink);
    NoEntendidosHandler unknown = new NoEntendidosHandler(dialogues.ports().misunderstood(), zone);
    reading(NO_ENTENDIDOS, unknown::list);
  }

  private void addPagos(DialogueUseCases dialogues, PeopleTimes times) {
    PagosReportadosHandler pagos = new PagosReportadosHandler(dialogues, times);
    reading(PAGOS, pagos::list);
    reading(PAGOS + "/{id}", pagos::get);
    writing(PAGOS + "/{id}/aprobar", pagos::approve);
    writing(PAGOS + "/{id}/rechazar", pagos::reject);
  }

  private void addSolicitudes(DialogueUseCases dialogues, PeopleTimes times) {
    SolicitudesHandler requests = new SolicitudesHandler(dialogues, times);
    reading(SOLICITUDES, requests::list);
    reading(SOLICITUDES + "/{id}", requests::get);
    writing(SOLICITUDES + "/{id}/resolver", requests::resolve);
    writing(SOLICITUDES + "/{id}/vincular", requests::link);
  }

  private void reading(String path, Handler handler) {
    routes.add(new Route(GET, path, Access.API, readers.reading(handler)));
  }

  private void writing(String path, JsonPosts.BodyHandler handler) {
    routes.add(new Route(POST, path, Access.API, posts.taking(handler)));
  }
}
