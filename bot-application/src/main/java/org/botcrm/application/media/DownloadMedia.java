package org.botcrm.application.media;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.botcrm.application.BotListener;
import org.botcrm.application.PollingThreads;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.media.FetchResult;
import org.botcrm.domain.media.MediaDownload;
import org.botcrm.domain.media.MediaOutcome;
import org.botcrm.domain.media.MediaQueue;
import org.botcrm.domain.media.MediaSource;
import org.botcrm.domain.media.MediaStore;

/**
 * Fetches the files that wait: claims, fetches, writes down what came of it. On a few threads of
 * its own, so that a large or slow file holds up other files and never an answer. Thread-safe.
 */
public final class DownloadMedia implements AutoCloseable {
  private final MediaQueue queue;
  private final MediaSource source;
  private final MediaStore store;
  private final DownloadSettings settings;
  private final BotListener listener;
  private final Clock clock;
  private final PollingThreads threads;

  /** Idle until {@link #start}. */
  @Inject
  public DownloadMedia(
      MediaPorts ports, DownloadSettings settings, BotListener listener, Clock clock) {
    this.queue = ports.queue();
    this.source = ports.source();
    this.store = ports.store();
    this.settings = settings;
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
    // When it fails the claim runs out, and the file is found again.
    this.threads =
        new PollingThreads(
            "bot-media",
            settings.maxConcurrent(),
            settings.poll(),
            this::fetchNext,
            this.listener::mediaFailed);
  }

  /** Starts the threads, which begin with what waits in the database. Call once. */
  public void start() {
    threads.start();
  }

  /**
   * Breaks off what is on its way, which may take minutes and is fetched again after the next
   * start. Waits at most 10 seconds.
   */
  @Override
  public void close() {
    threads.close();
  }

  /** Whether there was one. */
  private boolean fetchNext() throws InterruptedException {
    Instant now = clock.instant();
    List<MediaDownload> due = queue.claim(now, now.plus(settings.lease()), 1);
    for (MediaDownload download : due) {
      fetch(download);
    }
    return !due.isEmpty();
  }

  private void fetch(MediaDownload download) throws InterruptedException {
    Instant began = clock.instant();
    if (MediaRetries.isTooLate(download, began)) {
      queue.record(download, MediaRetries.tooLate(), began);
      return;
    }
    try {
      FetchResult result = source.fetch(download, store);
      Instant now = clock.instant();
      queue.record(download, MediaRetries.outcomeOf(download, result, now), now);
      listener.mediaFetched(result, Duration.between(began, now));
    } catch (StorageException e) {
      leave(download, MediaRetries.notKept(download, clock.instant()), e);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      leave(download, MediaRetries.broken(download, clock.instant()), e);
    }
  }

  /** A full disk is asked once a poll, not in a loop through all that waits. */
  private void leave(MediaDownload download, MediaOutcome outcome, Throwable failure)
      throws InterruptedException {
    listener.mediaFailed(failure);
    queue.record(download, outcome, clock.instant());
    threads.pause();
  }
}
