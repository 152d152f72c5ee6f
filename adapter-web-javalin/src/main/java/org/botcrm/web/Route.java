package org.botcrm.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be called.
 *
 * @param method of HTTP
 * @param path as Javalin writes it, which is also how OpenAPI does
 * @param access who may call it
 * @param traced whether it is written down who did: see {@link Doorkeeper}
 * @param login the page to which whoever is not known is sent; null where they are told so
 * @param handler does it
 */
record Route(
    HandlerType method,
    String path,
    Access access,
    boolean traced,
    @Nullable String login,
    RouteHandler handler) {

  /** One that is written down, and tells whoever is not known. */
  Route(HandlerType method, String path, Access access, RouteHandler handler) {
    this(method, path, access, true, null, handler);
  }

  /** One that answers from memory. */
  static Route atOnce(HandlerType method, String path, Access access, Handler handler) {
    return new Route(method, path, access, atOnce(handler));
  }

  /** The same, which shows and changes nothing that anybody would ask about later. */
  Route untraced() {
    return new Route(method, path, access, false, login, handler);
  }

  /** The same, which sends whoever is not known to log in. */
  Route orLogin(@Nullable String page) {
    return new Route(method, path, access, traced, page, handler);
  }

  /** A handler that answers from memory. */
  static RouteHandler atOnce(Handler handler) {
    return ctx -> {
      handler.handle(ctx);
      return CompletableFuture.completedFuture(null);
    };
  }
}
