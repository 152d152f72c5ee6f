package org.botcrm.application.feed;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.botcrm.application.PollingThreads;
import org.botcrm.domain.feed.FeedRepository;

/** Forgets old events, a few at a time. Thread-safe. */
public final class KeepFeed implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int AT_ONCE = 500;

  private final FeedRepository feed;
  private final Duration keep;
  private final Clock clock;
  private final PollingThreads thread;
  private volatile boolean closed;

  /**
   * Idle until {@link #start}.
   *
   * @param keep how long events are kept, more than zero
   * @param failed hears of what the storage throws; it is asked again
   */
  @Inject
  public KeepFeed(
      FeedRepository feed, Duration keep, Consumer<? super Throwable> failed, Clock clock) {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("keep: more than zero expected");
    }
    this.feed = feed;
    this.keep = keep;
    this.clock = clock;
    this.thread =
        new PollingThreads(
            "bot-feed-keeper",
            1,
            EVERY,
            this::forget,
            failure -> {
              // What is broken off at the end is no failure.
              if (!closed) {
                failed.accept(failure);
              }
            });
  }

  /** Begins to forget. Call once. */
  public void start() {
    thread.start();
  }

  /** Whether there may be more to forget. */
  boolean forget() {
    return feed.forget(clock.instant().minus(keep), AT_ONCE) > 0;
  }

  @Override
  public void close() {
    closed = true;
    thread.close();
  }
}
