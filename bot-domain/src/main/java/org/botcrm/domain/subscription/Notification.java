package org.botcrm.domain.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.botcrm.domain.feed.FeedEvent;

/**
 * What a subscriber is told at once.
 *
 * @param subscription whose it is
 * @param url where to
 * @param secret signs it
 * @param events in their order; none with a restart
 * @param next the offset up to which the subscriber knows everything then
 * @param restart whether events were forgotten before they could be told, so that the subscriber
 *     must look at everything anew
 * @param at now
 */
public record Notification(
    long subscription,
    URI url,
    SubscriptionSecret secret,
    List<FeedEvent> events,
    long next,
    boolean restart,
    Instant at) {
  /** The most events of one: ours, some 20 KB. */
  public static final int MAX_EVENTS = 100;

  /**
   * @throws IllegalArgumentException when there are too many events, or none without a restart
   */
  public Notification {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(at, "at");
    events = List.copyOf(events);
    if (events.size() > MAX_EVENTS || events.isEmpty() != restart) {
      throw new IllegalArgumentException("events: 1 to 100 expected, none with a restart");
    }
  }

  /** The same for the same events, however often they are told. */
  public String id() {
    long first = restart ? 0 : events.get(0).offset();
    return subscription + "-" + first + "-" + next;
  }

  /** Without the address and the secret. */
  @Override
  public String toString() {
    return "Notification[" + id() + "]";
  }
}
