package org.botcrm.application.feed;

import java.util.Objects;

/**
 * What can be done with the feed of changes.
 *
 * @param read reads it
 * @param follow tells what comes
 */
public record FeedUseCases(ReadFeed read, FollowFeed follow) {
  /** Refuses nulls, naming the field. */
  public FeedUseCases {
    Objects.requireNonNull(read, "read");
    Objects.requireNonNull(follow, "follow");
  }
}
