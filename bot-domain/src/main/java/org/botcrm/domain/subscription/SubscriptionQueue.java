package org.botcrm.domain.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * The subscriptions that wait to be told more. One caller tells one subscription at a time, so that
 * events come in their order. Thread-safe, also between nodes on one database. Throws {@link
 * org.botcrm.domain.StorageException} when the database fails.
 */
public interface SubscriptionQueue {

  /** Whether any is active, due, and nobody's turn, so that it is worth looking for events. */
  boolean isAnyDue(Instant now);

  /**
   * Takes the turn of one subscription, the longest due first, that is not at the newest event or
   * has a dead letter to be told again. A turn that ran out is free: whoever had it died.
   *
   * @param last the offset of the newest event
   * @param until when the turn ends by itself
   */
  Optional<SubscriptionTurn> claim(long last, Instant now, Instant until);

  /**
   * Writes down what came of a turn, and ends it. Dead letters beyond the newest {@value
   * SubscriptionRepository#MAX_LETTERS} of a subscription are deleted.
   *
   * @return false when the turn is no longer the caller's, or somebody set the subscription back
   *     meanwhile: nothing was written then, but the turn is over
   */
  boolean record(SubscriptionTurn turn, TurnResult result, Instant now);
}
