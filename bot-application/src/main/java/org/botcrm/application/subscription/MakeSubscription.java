package org.botcrm.application.subscription;

import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.botcrm.domain.feed.EventKind;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.subscription.NewSubscription;
import org.botcrm.domain.subscription.NotificationSender;
import org.botcrm.domain.subscription.Subscription;
import org.botcrm.domain.subscription.SubscriptionRepository;
import org.botcrm.domain.subscription.SubscriptionSecret;
import org.jspecify.annotations.Nullable;

/** Makes subscriptions, each with a secret of its own. Thread-safe. */
public final class MakeSubscription {
  /** The most subscriptions: ours, as each that fails holds a thread for seconds now and then. */
  public static final int MOST = 50;

  /** How every secret begins, so that it is known for one wherever it turns up. */
  public static final String PREFIX = "firma_";

  private static final int SECRET_BYTES = 32;

  private final SubscriptionRepository subscriptions;
  private final FeedRepository feed;
  private final NotificationSender sender;
  private final SecureRandom random;
  private final Clock clock;

  /** Over the ports it needs. */
  @Inject
  public MakeSubscription(
      SubscriptionRepository subscriptions,
      FeedRepository feed,
      NotificationSender sender,
      SecureRandom random,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.feed = feed;
    this.sender = sender;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param url where to tell
   * @param kinds of what; none for everything
   * @param from the offset of the first event that is told, 1 or more; null for what comes from now
   *     on
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public Result make(URI url, Set<EventKind> kinds, @Nullable Long from) {
    Optional<String> refusal = sender.refusal(url);
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    if (subscriptions.list().size() >= MOST) {
      return new Result.TooMany();
    }
    SubscriptionSecret secret = secret();
    long cursor = from == null ? feed.last() : from - 1;
    return new Result.Made(
        subscriptions.add(new NewSubscription(url, kinds, secret, cursor), clock.instant()),
        secret);
  }

  private SubscriptionSecret secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new SubscriptionSecret(PREFIX + word);
  }

  /** What came of it. */
  public sealed interface Result {

    /** One function a case. */
    <T> T match(
        Function<? super Made, ? extends T> made,
        Function<? super Refused, ? extends T> refused,
        Function<? super TooMany, ? extends T> tooMany);

    /**
     * It is there.
     *
     * @param subscription what is shown of it later too
     * @param secret itself, which is not shown again
     */
    record Made(Subscription subscription, SubscriptionSecret secret) implements Result {
      @Override
      public <T> T match(
          Function<? super Made, ? extends T> ofMade,
          Function<? super Refused, ? extends T> refused,
          Function<? super TooMany, ? extends T> tooMany) {
        return ofMade.apply(this);
      }
    }

    /**
     * The address may not be called.
     *
     * @param reason in words for a person
     */
    record Refused(String reason) implements Result {
      @Override
      public <T> T match(
          Function<? super Made, ? extends T> made,
          Function<? super Refused, ? extends T> ofRefused,
          Function<? super TooMany, ? extends T> tooMany) {
        return ofRefused.apply(this);
      }
    }

    /** There are {@link #MOST} already. */
    record TooMany() implements Result {
      @Override
      public <T> T match(
          Function<? super Made, ? extends T> made,
          Function<? super Refused, ? extends T> refused,
          Function<? super TooMany, ? extends T> ofTooMany) {
        return ofTooMany.apply(this);
      }
    }
  }
}
