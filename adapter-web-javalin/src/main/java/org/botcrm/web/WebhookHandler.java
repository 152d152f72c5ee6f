package org.botcrm.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.botcrm.application.inbound.ReceiveDelivery;
import org.botcrm.application.inbound.ReceiveOutcome;
import org.botcrm.application.inbound.VerifySubscription;
import org.jspecify.annotations.Nullable;

/** Meta's side: the handshake, and the deliveries. */
final class WebhookHandler {
  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final byte[] SUCCESS =
      "{\"status\":\"success\"}".getBytes(StandardCharsets.US_ASCII);

  private final ReceiveDelivery receiveDelivery;
  private final VerifySubscription verifySubscription;
  private final BodyReader bodies;

  WebhookHandler(
      ReceiveDelivery receiveDelivery, VerifySubscription verifySubscription, BodyReader bodies) {
    this.receiveDelivery = receiveDelivery;
    this.verifySubscription = verifySubscription;
    this.bodies = bodies;
  }

  /** The handshake: gives the challenge back to whoever knows the token. */
  void verify(Context ctx) {
    QueryParams query = QueryParams.parse(ctx.req().getQueryString());
    if (!verifySubscription.verify(query.text("hub.mode"), query.text("hub.verify_token"))) {
      throw new ProblemException(Problem.of(ProblemKind.NOT_VERIFIED));
    }
    String challenge = query.text("hub.challenge");
    if (challenge == null) {
      throw new ProblemException(query.missing("hub.challenge"));
    }
    ctx.contentType("text/plain; charset=utf-8").result(challenge.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A delivery. The answer depends on the signature and the database, never on the content.
   *
   * @return completes when it is durable and answered, or refused
   */
  CompletionStage<?> receive(Context ctx) {
    String signature = signature(ctx);
    if (receiveDelivery.refusesUnread(signature)) {
      refuse(ctx.res());
      return CompletableFuture.completedFuture(null);
    }
    BodyBudget.Share room = bodies.share();
    return bodies
        .read(ctx, room)
        .thenCompose(body -> receiveDelivery.receiveAsync(body, signature))
        .thenAccept(outcome -> answer(ctx.res(), outcome))
        .whenComplete((none, failure) -> room.close());
  }

  private static void answer(HttpServletResponse response, ReceiveOutcome outcome) {
    if (!outcome.match(stored -> true, () -> false)) {
      refuse(response);
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(SUCCESS.length);
    try {
      // Past Javalin, which would copy these few bytes through a buffer of 32 KB each time.
      response.getOutputStream().write(SUCCESS);
    } catch (IOException e) {
      // It asks again; what it sent is stored.
      throw new CallerGoneException(e);
    }
  }

  private static void refuse(HttpServletResponse response) {
    // Without this a body would be read to save the connection, and a caller who sends many of them
    // and reads no answer would hold a thread of the server.
    response.setHeader("Connection", "close");
    response.setStatus(401);
    response.setContentType(null);
  }

  /** The signature; null when there is none, or several of which nobody can say which counts. */
  private static @Nullable String signature(Context ctx) {
    Enumeration<String> values = ctx.req().getHeaders(SIGNATURE);
    String first = values.hasMoreElements() ? values.nextElement() : null;
    return values.hasMoreElements() ? null : first;
  }
}
