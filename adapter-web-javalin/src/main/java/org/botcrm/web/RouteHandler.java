package org.botcrm.web;

import io.javalin.http.Context;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers a request, at once or later. Thread-safe. */
@FunctionalInterface
interface RouteHandler {

  /**
   * Answers, or begins to.
   *
   * @return completes when the answer is written, or with what went wrong; null when it is written
   *     already
   * @throws Exception what went wrong
   */
  @Nullable CompletionStage<?> handle(Context ctx) throws Exception;
}
