package org.botcrm.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks that go out one after the other, each only when the bot has taken the one before. Used
 * by one worker at a time.
 */
final class WebhookChain {
  private final Deque<WebhookStep> steps;
  private final boolean retry;
  private final CompletableFuture<Attempt> firstAttempt = new CompletableFuture<>();
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
  private byte @Nullable [] body;
  private @Nullable Instant firstTry;
  private int failures;

  WebhookChain(List<WebhookStep> steps, boolean retry) {
    this.steps = new ArrayDeque<>(steps);
    this.retry = retry;
  }

  /** What came of the very first POST. */
  CompletableFuture<Attempt> firstAttempt() {
    return firstAttempt;
  }

  /** True when the bot took all of it, false when it was given up. */
  CompletableFuture<Boolean> finished() {
    return finished;
  }

  boolean retries() {
    return retry;
  }

  boolean isDone() {
    return steps.isEmpty();
  }

  WebhookStep step() {
    return steps.element();
  }

  byte[] body() {
    if (body == null) {
      body = step().body().get();
    }
    return body;
  }

  void began(Instant now) {
    if (firstTry == null) {
      firstTry = now;
    }
  }

  Instant firstTry() {
    return Objects.requireNonNull(firstTry);
  }

  int failed() {
    return ++failures;
  }

  /** The step is done; the next has its own body and retries. */
  void delivered() {
    steps.remove();
    body = null;
    firstTry = null;
    failures = 0;
  }

  void finish(boolean complete) {
    firstAttempt.complete(Attempt.NO_ANSWER);
    finished.complete(complete);
  }
}
