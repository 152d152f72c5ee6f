package org.botcrm.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing that can be called.
 *
 * @param method of HTTP
 * @param path as Javalin writes it, which is also how OpenAPI does
 * @param access who may call it
 * @param handler does it
 */
record Route(HandlerType method, String path, Access access, RouteHandler handler) {

  /** One that answers at once. */
  static Route atOnce(HandlerType method, String path, Access access, Handler handler) {
    return new Route(
        method,
        path,
        access,
        (Context ctx) -> {
          handler.handle(ctx);
          return null;
        });
  }
}
