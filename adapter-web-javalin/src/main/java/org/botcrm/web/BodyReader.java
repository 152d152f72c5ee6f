package org.botcrm.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Reads a body that must not be too large or too slow, without a thread that waits for it: who
 * sends slowly would otherwise keep one from everybody else. Thread-safe.
 */
final class BodyReader {
  /**
   * Meta: "Webhooks payloads can be up to 3MB", page webhooks/overview of its documentation at
   * developers.facebook.com.
   */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LongSupplier nanoTime;
  private final BodyBudget budget;

  /** With a clock that only ever goes forwards, in nanoseconds. */
  BodyReader(LongSupplier nanoTime, BodyBudget budget) {
    this.nanoTime = nanoTime;
    this.budget = budget;
  }

  /** Room for one body, to be given back when the body is no longer needed. */
  BodyBudget.Share share() {
    return budget.share();
  }

  /**
   * All bytes.
   *
   * @param request an asynchronous one
   * @param room what a long body takes of the memory for all of them
   * @return completes with the body; or with a {@link ProblemException} when there are more than
   *     {@link #MAX_BYTES}, they take longer than 20 seconds, or other bodies have all the room; or
   *     with an {@link IOException} when the caller goes away in the middle
   * @throws IOException likewise
   */
  CompletionStage<byte[]> read(HttpServletRequest request, BodyBudget.Share room)
      throws IOException {
    long declared = request.getContentLengthLong();
    if (declared > MAX_BYTES) {
      throw new ProblemException(Problem.of(ProblemKind.BODY_TOO_LARGE));
    }
    ServletInputStream body = request.getInputStream();
    if (declared >= 0 && declared <= BodyBudget.FREE_BYTES && body.available() >= declared) {
      // It came with the header, as almost all do.
      return CompletableFuture.completedFuture(body.readNBytes((int) declared));
    }
    long deadline = nanoTime.getAsLong() + PATIENCE.toNanos();
    SlowBody slow = new SlowBody(body, room, () -> nanoTime.getAsLong() - deadline > 0);
    body.setReadListener(slow);
    return slow.whole();
  }

  /** Likewise, and whoever is refused is also disconnected. */
  CompletionStage<byte[]> read(Context ctx, BodyBudget.Share room) {
    CompletionStage<byte[]> body;
    try {
      body = read(ctx.req(), room);
    } catch (IOException | ProblemException e) {
      body = CompletableFuture.failedFuture(e);
    }
    return body.exceptionallyCompose(
        failure -> {
          // Without this the rest of the body would be read to save the connection.
          ctx.header("Connection", "close");
          return CompletableFuture.failedFuture(inWords(failure));
        });
  }

  private static ProblemException inWords(Throwable failure) {
    // Otherwise the caller went away or broke the protocol; nobody may be left to read this.
    return failure instanceof ProblemException refused
        ? refused
        : new ProblemException(Problem.of(ProblemKind.BAD_REQUEST));
  }
}
