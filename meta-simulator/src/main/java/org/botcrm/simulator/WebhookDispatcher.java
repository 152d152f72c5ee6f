package org.botcrm.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks in the background, again and again until they are answered with 200 or given up. A
 * fixed number of workers serves a bounded number of chains. Thread-safe.
 */
final class WebhookDispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);

  private final WebhookPoster poster;
  private final RetryDelays retries;
  private final Clock clock;
  private final Figures figures;
  private final int capacity;
  private final Semaphore room;
  private final ScheduledThreadPoolExecutor workers;
  private final Set<WebhookChain> active = ConcurrentHashMap.newKeySet();
  private volatile boolean duplicating;

  WebhookDispatcher(SimulatorSettings settings, WebhookPoster poster, Figures figures) {
    this.poster = poster;
    this.retries = settings.retries();
    this.clock = settings.clock();
    this.figures = figures;
    this.capacity = settings.limits().queue();
    this.room = new Semaphore(capacity);
    this.workers = Threads.scheduled("simulador-webhooks", settings.limits().workers());
  }

  /** From now on every webhook that was taken is sent once more, or not. */
  void duplicate(boolean on) {
    duplicating = on;
  }

  int pending() {
    return capacity - room.availablePermits();
  }

  /**
   * @param steps asked for only when there is room, and before the first webhook goes out
   * @return empty when the queue is full
   */
  Optional<WebhookChain> submit(Supplier<List<WebhookStep>> steps, boolean retry) {
    if (!room.tryAcquire()) {
      return Optional.empty();
    }
    WebhookChain chain = new WebhookChain(steps.get(), retry);
    active.add(chain);
    if (chain.isDone()) {
      end(chain, true);
    } else {
      later(chain, chain.step().delay());
    }
    return Optional.of(chain);
  }

  /** Drops what waits; whoever waits for it is told. */
  @Override
  public void close() {
    workers.shutdownNow().clear();
    active.forEach(chain -> end(chain, false));
  }

  /** The place is free before anybody hears of the end. */
  private void end(WebhookChain chain, boolean complete) {
    if (active.remove(chain)) {
      room.release();
    }
    chain.finish(complete);
  }

  private void later(WebhookChain chain, Duration delay) {
    try {
      workers.schedule(() -> run(chain), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closing: whoever waits for this chain must not wait for ever.
      end(chain, false);
    }
  }

  private void run(WebhookChain chain) {
    try {
      chain.began(clock.instant());
      Attempt attempt = poster.post(chain.body());
      if (attempt.delivered()) {
        delivered(chain, attempt);
      } else {
        failed(chain, attempt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(chain, false);
    } catch (RuntimeException e) {
      LOG.error("A webhook could not be made", e);
      figures.webhookGivenUp();
      end(chain, false);
    }
  }

  private void delivered(WebhookChain chain, Attempt attempt) throws InterruptedException {
    if (duplicating) {
      poster.post(chain.body());
      figures.webhookDuplicated();
    }
    figures.webhookDelivered();
    chain.step().delivered().run();
    chain.delivered();
    chain.firstAttempt().complete(attempt);
    if (chain.isDone()) {
      end(chain, true);
    } else {
      later(chain, chain.step().delay());
    }
  }

  private void failed(WebhookChain chain, Attempt attempt) {
    figures.webhookFailed();
    Duration delay = retries.after(chain.failed());
    Instant last = chain.firstTry().plus(retries.giveUpAfter());
    if (chain.retries() && clock.instant().isBefore(last)) {
      figures.webhookRetried();
      chain.firstAttempt().complete(attempt.again());
      later(chain, delay);
    } else {
      figures.webhookGivenUp();
      chain.firstAttempt().complete(attempt);
      end(chain, false);
    }
  }
}
