package org.botcrm.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import java.util.List;
import org.botcrm.application.subscription.SubscriptionUseCases;
import org.jspecify.annotations.Nullable;

/** The routes of who is told of events. */
final class SubscriptionRoutes {
  static final String ROOT = "/api/v1/suscripciones";

  private static final String ONE = ROOT + "/{id}";

  private SubscriptionRoutes() {}

  /** None for a bot that tells nobody. */
  static List<Route> of(@Nullable SubscriptionUseCases subscriptions, Readers readers) {
    if (subscriptions == null) {
      return List.of();
    }
    SuscripcionesHandler handler = new SuscripcionesHandler(subscriptions);
    BodyReader bodies = new BodyReader(System::nanoTime, new BodyBudget(BodyReader.MAX_BYTES));
    // Apart: to look an address up may take long.
    JsonPosts posts = new JsonPosts(bodies, new Readers("bot-web-subscriptions", 1, 16));
    return List.of(
        new Route(GET, ROOT, Access.MANAGE, readers.reading(handler::list)),
        new Route(POST, ROOT, Access.MANAGE, posts.taking(handler::add)),
        new Route(POST, ONE + "/cambiar", Access.MANAGE, posts.taking(handler::change)),
        new Route(POST, ONE + "/borrar", Access.MANAGE, posts.taking(handler::remove)),
        new Route(POST, ONE + "/repetir", Access.MANAGE, posts.taking(handler::repeat)),
        new Route(GET, ONE + "/fallidas", Access.MANAGE, readers.reading(handler::letters)));
  }
}
