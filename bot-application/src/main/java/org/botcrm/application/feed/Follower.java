package org.botcrm.application.feed;

import org.botcrm.domain.feed.FeedPage;

/**
 * Whoever {@link FollowFeed} tells what changes. Called by one thread at a time; must not block.
 */
public interface Follower {

  /** Whether all that it took before has left; it gets nothing until then. */
  boolean isReady();

  /** It follows from here on, and has to read by itself what there was before. */
  void begins(long offset);

  /** Events that follow those it took before; others may get the same object. */
  void take(FeedPage.Events page);

  /** It lost events, must look at everything anew, and follows from the newest on. */
  void lost(FeedPage.Gone gone);

  /** Nothing happened for a while. */
  void nothingNew();

  /** It gets nothing any more: it was too slow, or the bot stops. */
  void end();
}
