package org.botcrm.bootstrap;

import java.time.Clock;
import java.util.List;
import org.botcrm.application.BotListener;
import org.botcrm.application.feed.FeedUseCases;
import org.botcrm.application.feed.FollowFeed;
import org.botcrm.application.feed.FollowSettings;
import org.botcrm.application.feed.KeepFeed;
import org.botcrm.application.feed.ReadFeed;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server does with the feed of changes: lets it be followed, tells subscribers, and
 * forgets what is old.
 */
final class ServerFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerFeed.class);

  private final OnceAMinute failures;
  private final FeedUseCases useCases;
  private final KeepFeed keeper;
  private final ServerNotifications notifications;

  ServerFeed(
      JdbiPersistence persistence,
      ConsoleSettings settings,
      List<? extends BotListener> listeners,
      Clock clock) {
    FeedRepository feed = persistence.feed();
    failures = new OnceAMinute(clock);
    useCases =
        new FeedUseCases(
            new ReadFeed(feed),
            new FollowFeed(feed, FollowSettings.standard(), this::failed, clock));
    keeper = new KeepFeed(feed, settings.keepEvents(), this::failed, clock);
    notifications = new ServerNotifications(persistence, settings, listeners, clock);
  }

  ServerNotifications notifications() {
    return notifications;
  }

  FeedUseCases useCases() {
    return useCases;
  }

  void start() {
    useCases.follow().start();
    keeper.start();
    notifications.start();
  }

  /** Ends all streams, which would hold up the end of the server. */
  @Override
  public void close() {
    useCases.follow().close();
    keeper.close();
    notifications.close();
  }

  private void failed(Throwable cause) {
    String kind = cause.getClass().getSimpleName();
    failures.tell(
        kind, times -> LOG.warn("The events could not be read, {} times so far: {}", times, kind));
  }
}
