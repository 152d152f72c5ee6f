package org.botcrm.web;

import io.javalin.http.Context;
import java.util.concurrent.CompletionStage;

/** Answers a request, at once or later. Thread-safe. */
@FunctionalInterface
interface RouteHandler {

  /**
   * Answers, or begins to. The request is an asynchronous one already; the thread must not block.
   *
   * @return completes when the answer is written, or with what went wrong
   * @throws Exception what went wrong
   */
  CompletionStage<?> handle(Context ctx) throws Exception;
}
