package org.botcrm.simulator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** The side that looks like the Graph API: who calls, and on which object. */
final class GraphRoutes {
  private static final String JSON = "application/json; charset=UTF-8";

  private final SimulatorSettings settings;
  private final SendMessages sendMessages;
  private final Figures figures;
  private final Ids ids;

  GraphRoutes(SimulatorSettings settings, SendMessages sendMessages, Figures figures, Ids ids) {
    this.settings = settings;
    this.sendMessages = sendMessages;
    this.figures = figures;
    this.ids = ids;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/{version}/{id}/messages", this::send);
  }

  private void send(Context ctx) {
    Optional<GraphError> refusal = refusal(ctx);
    if (refusal.isPresent()) {
      figures.sendRefused();
      write(ctx, GraphAnswer.error(refusal.get(), ids.trace()));
      return;
    }
    CompletableFuture<GraphAnswer> answer =
        sendMessages.send(ctx.bodyAsBytes()).toCompletableFuture();
    ctx.future(() -> answer.thenAccept(done -> write(ctx, done)));
  }

  private Optional<GraphError> refusal(Context ctx) {
    if (!isOurs(ctx.header("Authorization"))) {
      return Optional.of(GraphErrors.badToken());
    }
    boolean found =
        ctx.pathParam("version").matches("v[0-9]+\\.[0-9]+")
            && ctx.pathParam("id").equals(settings.phoneNumberId());
    return found ? Optional.empty() : Optional.of(GraphErrors.noSuchObject());
  }

  private boolean isOurs(@Nullable String authorization) {
    return ("Bearer " + settings.accessToken()).equals(authorization);
  }

  private static void write(Context ctx, GraphAnswer answer) {
    if (answer.dropped()) {
      hangUp(ctx);
      return;
    }
    ctx.status(answer.http());
    ctx.contentType(answer.json() ? JSON : "text/plain").result(answer.body());
  }

  /** As when the network fails after Meta has done its work: not even a status line comes back. */
  private static void hangUp(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
