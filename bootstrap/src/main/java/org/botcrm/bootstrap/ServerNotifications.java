package org.botcrm.bootstrap;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.botcrm.application.BotListener;
import org.botcrm.application.SafeListener;
import org.botcrm.application.subscription.NotificationSettings;
import org.botcrm.application.subscription.NotifySubscribers;
import org.botcrm.application.subscription.SubscriptionUseCases;
import org.botcrm.domain.StorageException;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.persistence.jdbi.JdbiPersistence;
import org.botcrm.subscriber.http.HttpNotificationSender;

/** What the server does for those who are told of events. */
final class ServerNotifications implements AutoCloseable {
  private static final String LAG = "bot_subscription_lag_events";

  private final HttpNotificationSender sender;
  private final NotifySubscribers notify;
  private final SubscriptionUseCases useCases;

  ServerNotifications(
      JdbiPersistence persistence,
      ConsoleSettings settings,
      List<? extends BotListener> listeners,
      Clock clock) {
    FeedRepository feed = persistence.feed();
    SubscriptionPorts subscriptions = persistence.subscriptions();
    SecureRandom random = new SecureRandom();
    sender = new HttpNotificationSender(settings.privateSubscribers());
    notify =
        new NotifySubscribers(
            feed,
            subscriptions,
            sender,
            NotificationSettings.standard(),
            random,
            SafeListener.of(listeners),
            clock);
    useCases = SubscriptionUseCases.of(subscriptions.repository(), feed, sender, random, clock);
  }

  SubscriptionUseCases useCases() {
    return useCases;
  }

  void start() {
    notify.start();
  }

  /**
   * How far each subscriber is behind, in Prometheus' text format; nothing while the database does
   * not answer. By id: an address may hold a password.
   */
  String gauges() {
    try {
      return gauges(useCases.repository().list(), useCases.feed().last());
    } catch (StorageException e) {
      // What is wrong with it stands in the log, told by all who need it.
      return "";
    }
  }

  private static String gauges(List<Subscription> subscriptions, long last) {
    if (subscriptions.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("# HELP ").append(LAG).append(" Events that a subscriber was not told yet\n");
    text.append("# TYPE ").append(LAG).append(" gauge\n");
    for (Subscription one : subscriptions) {
      text.append(LAG).append("{subscription=\"").append(one.id()).append("\"} ");
      text.append(Math.max(0, last - one.progress().cursor())).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    notify.close();
    sender.close();
  }
}
