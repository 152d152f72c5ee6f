package org.botcrm.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.concurrent.Semaphore;
import org.botcrm.application.inbound.ReceiveDelivery;
import org.botcrm.application.inbound.VerifySubscription;
import org.jspecify.annotations.Nullable;

/** Meta's side: the handshake, and the deliveries. */
final class WebhookHandler {
  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final byte[] SUCCESS =
      "{\"status\":\"success\"}".getBytes(StandardCharsets.US_ASCII);

  private static final int SMALL_BYTES = 64 * 1024;

  /** Anybody may send a body; so many large ones at once take at most about 300 MB of memory. */
  private static final int MAX_LARGE = 32;

  private final ReceiveDelivery receiveDelivery;
  private final VerifySubscription verifySubscription;
  private final BodyReader bodies;
  private final Semaphore largeBodies = new Semaphore(MAX_LARGE);

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
   * @throws IOException when the caller is gone before the answer
   */
  void receive(Context ctx) throws IOException {
    boolean large = isLarge(ctx);
    if (large && !largeBodies.tryAcquire()) {
      ctx.header("Connection", "close");
      throw new ProblemException(Problem.of(ProblemKind.STORAGE_DOWN));
    }
    try {
      receive(ctx, signature(ctx));
    } finally {
      if (large) {
        largeBodies.release();
      }
    }
  }

  /** A body that is long, or may become so: its header tells no length. */
  private static boolean isLarge(Context ctx) {
    long declared = ctx.req().getContentLengthLong();
    return declared < 0 || declared > SMALL_BYTES;
  }

  private void receive(Context ctx, @Nullable String signature) throws IOException {
    byte[] body = body(ctx);
    boolean stored = receiveDelivery.receive(body, signature).match(delivery -> true, () -> false);
    HttpServletResponse response = ctx.res();
    if (stored) {
      response.setContentType("application/json");
      response.setContentLength(SUCCESS.length);
      // Past Javalin, which would copy these few bytes through a buffer of 32 KB each time.
      response.getOutputStream().write(SUCCESS);
    } else {
      response.setStatus(401);
      response.setContentType(null);
    }
  }

  private byte[] body(Context ctx) {
    try {
      return bodies.read(ctx.bodyInputStream(), ctx.req().getContentLengthLong());
    } catch (IOException e) {
      // The caller went away or broke the protocol; nobody may be left to read this.
      ctx.header("Connection", "close");
      throw new ProblemException(Problem.of(ProblemKind.BAD_REQUEST));
    } catch (ProblemException e) {
      // Without this the rest of the body would be read to save the connection.
      ctx.header("Connection", "close");
      throw e;
    }
  }

  /** The signature; null when there is none, or several of which nobody can say which counts. */
  private static @Nullable String signature(Context ctx) {
    Enumeration<String> values = ctx.req().getHeaders(SIGNATURE);
    String first = values.hasMoreElements() ? values.nextElement() : null;
    return values.hasMoreElements() ? null : first;
  }
}
