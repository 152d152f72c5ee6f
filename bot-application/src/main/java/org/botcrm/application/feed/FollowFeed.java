package org.botcrm.application.feed;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.botcrm.application.PollingThreads;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.jspecify.annotations.Nullable;

/**
 * Tells many followers what changes. One thread looks for all of them, and those who are at the
 * same place share what it read. Nothing is kept for a follower who takes no more: they stay where
 * they are, and read on from there later. Thread-safe.
 */
public final class FollowFeed implements AutoCloseable {
  private static final int PAGE = 500;
  // So that many who are far behind, each elsewhere, do not hold up those who are not.
  private static final int READS_A_ROUND = 16;

  private final FeedRepository feed;
  private final FollowSettings settings;
  private final Clock clock;
  private final PollingThreads thread;
  private final Set<Following> followings = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Idle until {@link #start}.
   *
   * @param failed hears of what the storage throws; it is asked again
   */
  @Inject
  public FollowFeed(
      FeedRepository feed,
      FollowSettings settings,
      Consumer<? super Throwable> failed,
      Clock clock) {
    this.feed = feed;
    this.settings = settings;
    this.clock = clock;
    this.thread =
        new PollingThreads(
            "bot-feed",
            1,
            settings.every(),
            this::round,
            failure -> {
              // What is broken off at the end is no failure.
              if (!closed) {
                failed.accept(failure);
              }
            });
  }

  /** Begins to look. Call once. */
  public void start() {
    thread.start();
  }

  /**
   * Has somebody follow until {@link Following#stop} or {@link Follower#end}.
   *
   * @param after the offset of the last event that they know; null for the newest
   * @return null when too many follow already, or the bot stops
   */
  public @Nullable Following follow(Follower follower, @Nullable Long after) {
    Following following = new Following(follower, after, clock.instant());
    if (count.incrementAndGet() > settings.followers()) {
      count.decrementAndGet();
      return null;
    }
    followings.add(following);
    if (closed) {
      following.stop();
      return null;
    }
    return following;
  }

  /** How many follow now. */
  public int followers() {
    return count.get();
  }

  /** Ends all who follow. */
  @Override
  public void close() {
    closed = true;
    thread.close();
    followings.forEach(Following::end);
  }

  /** Serves everybody once; whether to begin anew at once, because somebody has more to come. */
  boolean round() {
    if (followings.isEmpty()) {
      return false;
    }
    Round round = new Round(feed.last(), clock.instant());
    followings.forEach(round::serve);
    return round.more;
  }

  /** One look at the feed, for all. */
  private final class Round {
    private final long last;
    private final Instant now;
    private final Map<Long, FeedPage> pages = new HashMap<>();
    private boolean more;

    private Round(long last, Instant now) {
      this.last = last;
      this.now = now;
    }

    private void serve(Following one) {
      if (!one.follower.isReady()) {
        if (now.isAfter(one.ready.plus(settings.patience()))) {
          one.end();
        }
        return;
      }
      one.ready = now;
      if (!one.begun) {
        one.begin(last, now);
      } else if (one.position != last) {
        readOn(one);
      } else if (now.isAfter(one.heard.plus(settings.quiet()))) {
        one.heard = now;
        one.follower.nothingNew();
      }
    }

    private void readOn(Following one) {
      FeedPage page = pages.get(one.position);
      if (page == null && pages.size() == READS_A_ROUND) {
        more = true;
        return;
      }
      if (page == null) {
        page = feed.read(one.position, PAGE);
        pages.put(one.position, page);
      }
      one.give(page, now);
      more |= one.position < last;
    }
  }

  /** Somebody who follows. */
  public final class Following {
    private final Follower follower;
    private long position;
    private boolean begun;
    private Instant heard;
    private Instant ready;

    private Following(Follower follower, @Nullable Long after, Instant now) {
      this.follower = follower;
      this.position = after == null ? -1 : after;
      this.heard = now;
      this.ready = now;
    }

    /** They do not want to hear more. */
    public void stop() {
      if (followings.remove(this)) {
        count.decrementAndGet();
      }
    }

    private void end() {
      stop();
      follower.end();
    }

    private void begin(long last, Instant now) {
      begun = true;
      heard = now;
      position = position < 0 ? last : position;
      follower.begins(position);
    }

    private void give(FeedPage page, Instant now) {
      heard = now;
      if (page instanceof FeedPage.Events found && !found.events().isEmpty()) {
        position = found.events().get(found.events().size() - 1).offset();
        follower.take(found);
      } else if (page instanceof FeedPage.Gone gone) {
        position = gone.last();
        follower.lost(gone);
      }
    }
  }
}
