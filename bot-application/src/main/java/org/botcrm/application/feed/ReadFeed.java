package org.botcrm.application.feed;

import jakarta.inject.Inject;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;

/** Reads what changed. */
public final class ReadFeed {
  private final FeedRepository feed;

  /** Over the port it needs. */
  @Inject
  public ReadFeed(FeedRepository feed) {
    this.feed = feed;
  }

  /**
   * What follows an event.
   *
   * @param after its offset; 0 for none
   * @param limit 1 to {@link FeedRepository#MAX_SIZE}
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public FeedPage read(long after, int limit) {
    return feed.read(after, limit);
  }
}
