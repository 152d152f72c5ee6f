package org.botcrm.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Threads that call one after the other has taken hold of what they wait for. */
final class Callers implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** Holds the connection until it is released, so that the others wait for it. */
  BatchOperation<Integer, Integer> holding() {
    return (session, inputs) -> {
      busy.countDown();
      await(release);
      return inputs;
    };
  }

  /** Calls what holds the connection, and returns when it does. */
  <T> CompletableFuture<T> hold(Supplier<T> call) {
    CompletableFuture<T> done = call(call);
    await(busy);
    return done;
  }

  /** Calls on a thread of its own. */
  <T> CompletableFuture<T> call(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, threads);
  }

  /** Lets what holds the connection go on once that many wait for it. */
  void releaseWhen(IntSupplier waiting, int count) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting.getAsInt() == count);
    release();
  }

  void release() {
    release.countDown();
  }

  @Override
  public void close() {
    release();
    threads.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
