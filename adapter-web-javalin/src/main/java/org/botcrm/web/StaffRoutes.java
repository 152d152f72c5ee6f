package org.botcrm.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import java.util.ArrayList;
import java.util.List;
import org.botcrm.application.staff.StaffUseCases;
import org.jspecify.annotations.Nullable;

/** The routes of people and keys. */
final class StaffRoutes {
  static final String SESSION = "/api/v1/sesion";

  private static final String PEOPLE = "/api/v1/personas";
  private static final String KEYS = "/api/v1/claves";
  private static final String AUDIT = "/api/v1/auditoria";

  private StaffRoutes() {}

  /** None for a bot that knows nobody. */
  static List<Route> of(@Nullable StaffUseCases staff, Readers readers) {
    if (staff == null) {
      return List.of();
    }
    BodyReader bodies = new BodyReader(System::nanoTime, new BodyBudget(BodyReader.MAX_BYTES));
    // One at a time: a password costs a tenth of a second of a processor, and who tries many must
    // not take what chats need.
    JsonPosts logins = new JsonPosts(bodies, new Readers("bot-web-login", 1, 16));
    JsonPosts posts = new JsonPosts(bodies, new Readers("bot-web-staff", 1, 16));
    List<Route> routes =
        new ArrayList<>(sessions(new SessionHandler(staff), logins, posts, readers));
    routes.addAll(people(new PersonasHandler(staff), posts, readers));
    routes.addAll(keys(new ClavesHandler(staff), posts, readers));
    AuditoriaHandler audit = new AuditoriaHandler(staff.ports().audit());
    routes.add(new Route(GET, AUDIT, Access.AUDIT, readers.reading(audit::list)));
    return routes;
  }

  private static List<Route> sessions(
      SessionHandler session, JsonPosts logins, JsonPosts posts, Readers readers) {
    return List.of(
        new Route(POST, SESSION, Access.OPEN, logins.taking(session::open)),
        new Route(GET, SESSION, Access.SELF, readers.reading(session::get)).untraced(),
        new Route(POST, SESSION + "/cerrar", Access.SELF, posts.taking(session::close)));
  }

  private static List<Route> people(PersonasHandler people, JsonPosts posts, Readers readers) {
    return List.of(
        new Route(GET, PEOPLE, Access.MANAGE, readers.reading(people::list)),
        new Route(POST, PEOPLE, Access.MANAGE, posts.taking(people::add)),
        new Route(POST, PEOPLE + "/{id}/cambiar", Access.MANAGE, posts.taking(people::change)),
        new Route(POST, PEOPLE + "/{id}/clave", Access.MANAGE, posts.taking(people::password)));
  }

  private static List<Route> keys(ClavesHandler keys, JsonPosts posts, Readers readers) {
    return List.of(
        new Route(GET, KEYS, Access.MANAGE, readers.reading(keys::list)),
        new Route(POST, KEYS, Access.MANAGE, posts.taking(keys::add)),
        new Route(POST, KEYS + "/{id}/revocar", Access.MANAGE, posts.taking(keys::revoke)));
  }
}
