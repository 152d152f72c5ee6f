package org.botcrm.web;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the JSON that is posted, and has it handled on threads of its own. Thread-safe. */
final class JsonPosts {
  private static final String JSON = "application/json";

  private final BodyReader bodies;
  private final Readers writers;

  JsonPosts(BodyReader bodies, Readers writers) {
    this.bodies = bodies;
    this.writers = writers;
  }

  /** A handler that gets the whole body, on a thread that may block. */
  RouteHandler taking(BodyHandler handler) {
    return ctx -> take(ctx, handler);
  }

  private CompletionStage<?> take(Context ctx, BodyHandler handler) {
    requireJson(ctx);
    BodyBudget.Share room = bodies.share();
    return bodies
        .read(ctx, room)
        .thenCompose(body -> onWriter(ctx, body, handler))
        .whenComplete((none, failure) -> room.close());
  }

  private CompletionStage<?> onWriter(Context ctx, byte[] body, BodyHandler handler) {
    try {
      return writers.reading(same -> handler.handle(same, body)).handle(ctx);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * A page of somebody else's, open in a browser on this machine, may post forms and texts here
   * without being asked, but not JSON.
   */
  private static void requireJson(Context ctx) {
    String type = String.valueOf(ctx.req().getContentType()).toLowerCase(Locale.ROOT);
    if (!type.equals(JSON) && !type.startsWith(JSON + ";")) {
      ctx.header("Connection", "close");
      throw new ProblemException(Problem.of(ProblemKind.NOT_JSON));
    }
    // Nothing is unpacked here, and what says that it is packed must not be taken as it is.
    String coding = ctx.header("Content-Encoding");
    if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
      ctx.header("Connection", "close");
      ctx.header("Accept-Encoding", "identity");
      throw new ProblemException(
          Problem.of(ProblemKind.NOT_JSON, Texts.say("contenido.comprimido")));
    }
  }

  /** Answers a request whose body is here. */
  @FunctionalInterface
  interface BodyHandler {
    void handle(Context ctx, byte[] body);
  }
}
