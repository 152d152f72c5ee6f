package org.botcrm.domain.feed;

import java.time.Instant;

/**
 * All that changed, in one order: each change has an event that is written in the same transaction,
 * so that there is none without the other. Offsets have no gaps and never change, and no event
 * comes to stand before one that somebody has read, however many nodes write. What one transaction
 * or one chat brings forth stays in its order. Thread-safe.
 */
public interface FeedRepository {
  /** The most events of one page. */
  int MAX_SIZE = 1000;

  /**
   * What follows.
   *
   * @param after the offset of the last event that the reader knows; 0 for none
   * @param limit 1 to {@link #MAX_SIZE}; fewer may come though more follow
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  FeedPage read(long after, int limit);

  /**
   * The offset of the newest event; 0 before the first.
   *
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  long last();

  /**
   * Forgets old events, the oldest first; newer ones of the same transaction stay with it.
   *
   * @param before events of this time and later stay
   * @param limit how many transactions to forget at most, 1 or more
   * @return how many events were forgotten; 0 when nothing is left to forget
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  int forget(Instant before, int limit);
}
