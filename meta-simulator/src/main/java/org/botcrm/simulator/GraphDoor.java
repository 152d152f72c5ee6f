package org.botcrm.simulator;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Who may come in to the Graph side, and how every answer goes out. Thread-safe. */
final class GraphDoor {
  private static final String JSON = "application/json; charset=UTF-8";
  private static final Set<Integer> LIMITS =
      Set.of(4, 80007, GraphErrors.THROUGHPUT, 131048, GraphErrors.PAIR_RATE);

  private final Simulation sim;

  GraphDoor(Simulation sim) {
    this.sim = sim;
  }

  /** Why this caller may not use an object that belongs to any of these numbers. */
  Optional<GraphError> refusal(Context ctx, Collection<BusinessNumber> owners) {
    return sim.numbers()
        .refusal(ctx.header("Authorization"), owners)
        .or(
            () ->
                ctx.pathParam("version").matches("v[0-9]+\\.[0-9]+")
                    ? Optional.empty()
                    : Optional.of(GraphErrors.noSuchObject()));
  }

  /** Does the work for a caller who may use an object of these numbers. */
  void answer(
      Context ctx, Collection<BusinessNumber> owners, Supplier<CompletionStage<GraphAnswer>> work) {
    Optional<GraphError> refusal = refusal(ctx, owners);
    refusal.ifPresent(error -> sim.figures().sendRefused());
    CompletionStage<GraphAnswer> answer =
        refusal
            .map(error -> GraphAnswer.error(error, sim.ids().trace()))
            .<CompletionStage<GraphAnswer>>map(CompletableFuture::completedFuture)
            .orElseGet(work);
    CompletableFuture<GraphAnswer> paused = paused(answer).toCompletableFuture();
    ctx.future(() -> paused.thenAccept(done -> write(ctx, done)));
  }

  /** The same for work that waits for nobody. */
  void answerNow(Context ctx, Collection<BusinessNumber> owners, Supplier<GraphAnswer> work) {
    answer(ctx, owners, () -> CompletableFuture.completedFuture(work.get()));
  }

  GraphAnswer error(GraphError error) {
    return GraphAnswer.error(error, sim.ids().trace());
  }

  /** As when the network fails after Meta has done its work: not even a status line comes back. */
  static void hangUp(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  /** As slow as every answer is to be. */
  <T> CompletionStage<T> paused(CompletionStage<T> answer) {
    long nanos = sim.rules().now().delay().toNanos();
    if (nanos == 0) {
      return answer;
    }
    Executor later = task -> sim.timer().schedule(task, nanos, TimeUnit.NANOSECONDS);
    return answer.thenCombine(CompletableFuture.runAsync(() -> {}, later), (a, none) -> a);
  }

  private void write(Context ctx, GraphAnswer answer) {
    if (answer.dropped()) {
      hangUp(ctx);
      return;
    }
    long retryAfter = retryAfter(answer);
    if (retryAfter > 0) {
      ctx.header("Retry-After", Long.toString(retryAfter));
    }
    ctx.status(answer.http());
    ctx.contentType(answer.json() ? JSON : "text/plain").result(answer.body());
  }

  private long retryAfter(GraphAnswer answer) {
    boolean limit = answer.code() != null && LIMITS.contains(answer.code());
    long always = limit ? sim.rules().now().retryAfter().toSeconds() : 0;
    return answer.retryAfter() > 0 ? answer.retryAfter() : always;
  }
}
