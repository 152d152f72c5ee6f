package org.botcrm.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.concurrent.CompletableFuture;

/**
 * One thing that can be called.
 *
 * @param method of HTTP
 * @param path as Javalin writes it, which is also how OpenAPI does
 * @param access who may call it
 * @param handler does it
 */
record Route(HandlerType method, String path, Access access, RouteHandler handler) {

  /** One that answers from memory. */
  static Route atOnce(HandlerType method, String path, Access access, Handler handler) {
    return new Route(method, path, access, atOnce(handler));
  }

  /** A handler that answers from memory. */
  static RouteHandler atOnce(Handler handler) {
    return ctx -> {
      handler.handle(ctx);
      return CompletableFuture.completedFuture(null);
    };
  }
}
