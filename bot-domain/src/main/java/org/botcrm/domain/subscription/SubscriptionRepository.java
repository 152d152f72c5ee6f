package org.botcrm.domain.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions, and what their subscribers did not take. All methods throw {@link
 * org.botcrm.domain.StorageException} when the database fails. Thread-safe.
 */
public interface SubscriptionRepository {
  /** The most dead letters that are kept of one subscription: ours, some megabytes. */
  int MAX_LETTERS = 10_000;

  /** Adds one, active and due. */
  Subscription add(NewSubscription subscription, Instant now);

  /** The one with this id; empty when there is none. */
  Optional<Subscription> find(long id);

  /** All, in the order in which they were added. */
  List<Subscription> list();

  /**
   * Changes what it is told of, and whether; it is due then, and has a day again to take what
   * waits.
   *
   * @param kinds none for everything
   * @return whether there is such a subscription
   */
  boolean change(long id, Set<EventKind> kinds, boolean active, Instant now);

  /** Deletes it with its dead letters; whether it was there. */
  boolean remove(long id);

  /**
   * Sets it back, or forwards; it is due then, and has a day again to take what follows.
   *
   * @param cursor the offset of the last event that is not told, 0 or more
   * @return whether there is such a subscription
   */
  boolean rewind(long id, long cursor, Instant now);

  /**
   * Its dead letters, the oldest first.
   *
   * @param after the id of the last one seen; null for the first page
   * @param limit the most of them, 1 or more
   */
  List<DeadLetter> deadLetters(long id, @Nullable Long after, int limit);

  /** Has each of its dead letters told once more; how many there are. */
  int repeatDeadLetters(long id);
}
