package org.botcrm.bootstrap;

import java.time.Clock;
import org.botcrm.application.feed.FeedUseCases;
import org.botcrm.application.feed.FollowFeed;
import org.botcrm.application.feed.FollowSettings;
import org.botcrm.application.feed.KeepFeed;
import org.botcrm.application.feed.ReadFeed;
import org.botcrm.domain.feed.FeedRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server does with the feed of changes: lets it be followed, and forgets what is old. */
final class ServerFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerFeed.class);

  private final OnceAMinute failures;
  private final FeedUseCases useCases;
  private final KeepFeed keeper;

  ServerFeed(FeedRepository feed, ConsoleSettings settings, Clock clock) {
    failures = new OnceAMinute(clock);
    useCases =
        new FeedUseCases(
            new ReadFeed(feed),
            new FollowFeed(feed, FollowSettings.standard(), this::failed, clock));
    keeper = new KeepFeed(feed, settings.keepEvents(), this::failed, clock);
  }

  FeedUseCases useCases() {
    return useCases;
  }

  void start() {
    useCases.follow().start();
    keeper.start();
  }

  /** Ends all streams, which would hold up the end of the server. */
  @Override
  public void close() {
    useCases.follow().close();
    keeper.close();
  }

  private void failed(Throwable cause) {
    String kind = cause.getClass().getSimpleName();
    failures.tell(
        kind, times -> LOG.warn("The events could not be read, {} times so far: {}", times, kind));
  }
}
