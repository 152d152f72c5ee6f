package org.botcrm.application.health;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.chat.Backlog;
import org.botcrm.domain.chat.ReplyQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the bot can take messages, and how long the oldest one waits. The database is asked
 * by one caller at a time and at most once a second while it answers, however many probes come:
 * counting what waits costs the more the more waits. Thread-safe.
 */
public final class CheckHealth {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final ReplyQueue queue;
  private final Clock clock;
  private final Object asking = new Object();
  private volatile Answer last;

  /** Over the port it needs. */
  @Inject
  public CheckHealth(ReplyQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
    this.last = new Answer(Instant.MIN, null, null);
  }

  /**
   * The state now; what waits is as of up to a second ago, and its age as of now.
   *
   * @throws org.botcrm.domain.StorageException when the database cannot be read: not ready
   */
  public Health check() {
    Backlog backlog = backlog();
    Instant now = clock.instant();
    return new Health(
        backlog.chats(),
        age(backlog.chatsSince(), now),
        backlog.outbound(),
        age(backlog.outboundSince(), now));
  }

  private Backlog backlog() {
    Answer seen = last;
    if (seen.isFresh(clock.instant())) {
      return seen.get();
    }
    synchronized (asking) {
      // What somebody else was answered while this caller waited is as good as an own answer.
      if (last == seen) {
        last = ask();
      }
      return last.get();
    }
  }

  private Answer ask() {
    try {
      Backlog backlog = queue.backlog();
      return new Answer(clock.instant(), backlog, null);
    } catch (RuntimeException e) {
      return new Answer(clock.instant(), null, e);
    }
  }

  private static Duration age(@Nullable Instant since, Instant now) {
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  /**
   * What waits.
   *
   * @param chatsWaiting chats with an unanswered message
   * @param oldestChat how long the oldest of them waits; zero when none does
   * @param outboundWaiting messages to be sent
   * @param oldestOutbound how long the oldest of them waits; zero when none does
   */
  public record Health(
      long chatsWaiting, Duration oldestChat, long outboundWaiting, Duration oldestOutbound) {}

  /**
   * What the database said; failures serve only those who waited for it, so that recovery shows.
   */
  private record Answer(Instant at, @Nullable Backlog backlog, @Nullable RuntimeException failure) {
    private boolean isFresh(Instant now) {
      return backlog != null && !now.isBefore(at) && now.isBefore(at.plus(KEPT));
    }

    private Backlog get() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(backlog, "backlog");
    }
  }
}
