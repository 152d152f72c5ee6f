package org.botcrm.application.subscription;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.botcrm.application.BotListener;
import org.botcrm.application.PollingThreads;
import org.botcrm.application.SafeListener;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.subscription.DeadLetter;
import org.botcrm.domain.subscription.Notification;
import org.botcrm.domain.subscription.NotificationResult;
import org.botcrm.domain.subscription.NotificationSender;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionPorts;
import org.botcrm.domain.subscription.SubscriptionProgress;
import org.botcrm.domain.subscription.SubscriptionQueue;
import org.botcrm.domain.subscription.SubscriptionTurn;
import org.botcrm.domain.subscription.TurnResult;

/**
 * Tells subscribers what changes: takes the turn of one, reads the feed from where it stands, tells
 * it, and writes down how far it is. Each event is told in its order and at least once.
 * Thread-safe.
 */
public final class NotifySubscribers implements AutoCloseable {
  private static final int PAGE = 500;

  private final FeedRepository feed;
  private final SubscriptionQueue queue;
  private final NotificationSender sender;
  private final NotificationSettings settings;
  private final NotificationRetries retries;
  private final BotListener listener;
  private final Clock clock;
  private final PollingThreads threads;
  private volatile boolean closed;

  /**
   * Idle until {@link #start}.
   *
   * @param random spreads what is tried again
   */
  @Inject
  public NotifySubscribers(
      FeedRepository feed,
      SubscriptionPorts subscriptions,
      NotificationSender sender,
      NotificationSettings settings,
      RandomGenerator random,
      BotListener listener,
      Clock clock) {
    this.feed = feed;
    this.queue = subscriptions.queue();
    this.sender = sender;
    this.settings = settings;
    this.retries = new NotificationRetries(random);
    this.listener = SafeListener.of(List.of(listener));
    this.clock = clock;
    this.threads =
        new PollingThreads(
            "bot-notify", settings.maxConcurrent(), settings.poll(), this::next, this::failed);
  }

  /** Begins to tell. Call once. */
  public void start() {
    threads.start();
  }

  /** Breaks off what is on its way, which is told again once its turn has run out. */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }

  private void failed(Throwable cause) {
    // What is broken off at the end is no failure.
    if (!closed) {
      listener.notificationsFailed(cause);
    }
  }

  /**
   * Tells one subscriber what follows, as the threads do all the time.
   *
   * @return false when there was none whose turn it was
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public boolean next() {
    Instant now = clock.instant();
    if (!queue.isAnyDue(now)) {
      return false;
    }
    Optional<SubscriptionTurn> turn = queue.claim(feed.last(), now, now.plus(settings.lease()));
    turn.ifPresent(this::serve);
    return turn.isPresent();
  }

  private void serve(SubscriptionTurn turn) {
    DeadLetter letter = turn.letter();
    if (letter != null) {
      repeat(turn, letter);
      return;
    }
    FeedPage page = feed.read(turn.subscription().progress().cursor(), PAGE);
    if (page instanceof FeedPage.Events found) {
      tell(turn, found.events());
    } else {
      tell(turn, List.of(), page.last(), true);
    }
  }

  private void tell(SubscriptionTurn turn, List<FeedEvent> page) {
    Subscription subscription = turn.subscription();
    SubscriptionProgress progress = subscription.progress();
    long end = page.isEmpty() ? progress.cursor() : page.get(page.size() - 1).offset();
    List<FeedEvent> wanted = page.stream().filter(e -> subscription.wants(e.kind())).toList();
    if (wanted.isEmpty()) {
      Instant now = clock.instant();
      queue.record(turn, new TurnResult.Moved(progress.passing(end, now)), now);
      return;
    }
    // Once something was not taken each goes alone: one that is never taken takes no other along.
    int most = progress.attempts() == 0 ? Notification.MAX_EVENTS : 1;
    List<FeedEvent> told = wanted.subList(0, Math.min(most, wanted.size()));
    boolean all = told.size() == wanted.size();
    tell(turn, told, all ? end : told.get(told.size() - 1).offset(), false);
  }

  private void tell(SubscriptionTurn turn, List<FeedEvent> events, long next, boolean restart) {
    if (isLate(turn)) {
      return;
    }
    NotificationResult result = send(turn, events, next, restart);
    Instant now = clock.instant();
    TurnResult outcome =
        result.match(
            taken -> new TurnResult.Moved(SubscriptionProgress.upTo(next, now)),
            refused -> notTaken(turn, events, refused.reason(), now),
            unreachable -> notTaken(turn, events, unreachable.reason(), now));
    record(turn, result, outcome, now);
  }

  private TurnResult notTaken(
      SubscriptionTurn turn, List<FeedEvent> events, String reason, Instant now) {
    return retries.notTaken(turn.subscription().progress(), events, reason, now);
  }

  private void repeat(SubscriptionTurn turn, DeadLetter letter) {
    if (isLate(turn)) {
      return;
    }
    FeedEvent event = letter.event();
    NotificationResult result = send(turn, List.of(event), event.offset(), false);
    TurnResult outcome =
        result.match(
            taken -> new TurnResult.Repeated(letter.id()),
            refused -> new TurnResult.NotRepeated(letter.id(), refused.reason(), false),
            away -> new TurnResult.NotRepeated(letter.id(), away.reason(), true));
    record(turn, result, outcome, clock.instant());
  }

  /** Whether another might begin a turn before a call ended: then it is not begun. */
  private boolean isLate(SubscriptionTurn turn) {
    return clock.instant().isAfter(turn.until().minus(settings.deadline()));
  }

  private NotificationResult send(
      SubscriptionTurn turn, List<FeedEvent> events, long next, boolean restart) {
    Subscription to = turn.subscription();
    Instant began = clock.instant();
    NotificationResult result =
        sender.send(
            new Notification(to.id(), to.url(), turn.secret(), events, next, restart, began));
    listener.notified(to.id(), result, Duration.between(began, clock.instant()));
    return result;
  }

  private void record(
      SubscriptionTurn turn, NotificationResult result, TurnResult outcome, Instant now) {
    if (closed && !(result instanceof NotificationResult.Taken)) {
      // It was broken off, which is nothing that the subscriber did.
      return;
    }
    if (queue.record(turn, outcome, now) && outcome instanceof TurnResult.GaveUp) {
      listener.notificationGivenUp(turn.subscription().id());
    }
  }
}
