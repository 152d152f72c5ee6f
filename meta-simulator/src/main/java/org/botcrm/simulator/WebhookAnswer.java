package org.botcrm.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers a request of the control API once the bot has answered the webhook it asked for. */
final class WebhookAnswer {
  private static final int UNAVAILABLE = 503;

  private WebhookAnswer() {}

  /** Sends one webhook, again and again like Meta, and answers after the first try. */
  static void whenTaken(Context ctx, WebhookDispatcher dispatcher, byte[] body, ObjectNode answer) {
    WebhookStep step = new WebhookStep(Duration.ZERO, () -> body, () -> {});
    whenTaken(ctx, dispatcher.submit(() -> List.of(step), true), answer);
  }

  /**
   * @param chain empty when the queue is full
   * @param answer gets what came of the first try
   */
  static void whenTaken(Context ctx, Optional<WebhookChain> chain, ObjectNode answer) {
    if (chain.isEmpty()) {
      ControlRoutes.problem(ctx, UNAVAILABLE, "Hay demasiados webhooks pendientes");
      return;
    }
    ctx.future(
        () ->
            chain
                .get()
                .firstAttempt()
                .thenAccept(attempt -> ControlRoutes.write(ctx, told(answer, attempt))));
  }

  private static ObjectNode told(ObjectNode answer, Attempt attempt) {
    return answer
        .put("entregado", attempt.delivered())
        .put("http", attempt.http())
        .put("reintentando", attempt.retrying());
  }
}
