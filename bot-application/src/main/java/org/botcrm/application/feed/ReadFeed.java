package org.botcrm.application.feed;

import jakarta.inject.Inject;
import org.botcrm.domain.feed.ChangeFeed;
import org.botcrm.domain.feed.FeedPage;

/** Reads what changed. */
public final class ReadFeed {
  private final ChangeFeed feed;

  /** Over the port it needs. */
  @Inject
  public ReadFeed(ChangeFeed feed) {
    this.feed = feed;
  }

  /**
   * What follows an event.
   *
   * @param after its offset; 0 for none
   * @param limit 1 to {@link ChangeFeed#MAX_SIZE}
   * @throws org.botcrm.domain.StorageException when the database fails
   */
  public FeedPage read(long after, int limit) {
    return feed.read(after, limit);
  }
}
