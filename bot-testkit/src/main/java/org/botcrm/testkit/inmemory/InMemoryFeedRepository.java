package org.botcrm.testkit.inmemory;

import java.time.Instant;
import org.botcrm.domain.conversacion.Conversacion;
import org.botcrm.domain.feed.FeedEvent;
import org.botcrm.domain.feed.FeedPage;
import org.botcrm.domain.feed.FeedRepository;
import org.botcrm.domain.feed.FeedResource;
import org.botcrm.domain.message.ConversacionId;

final class InMemoryFeedRepository implements FeedRepository {
  private final Object lock;
  private final Feed feed;
  private final Rows rows;

  InMemoryFeedRepository(Object lock, Feed feed, Rows rows) {
    this.lock = lock;
    this.feed = feed;
    this.rows = rows;
  }

  @Override
  public FeedPage read(long after, int limit) {
    if (after < 0 || limit < 1 || limit > MAX_SIZE) {
      throw new IllegalArgumentException("after: 0 or more, limit: 1 to 1000 expected");
    }
    synchronized (lock) {
      return after < feed.oldest() || after > feed.last()
          ? new FeedPage.Gone(feed.oldest(), feed.last())
          : new FeedPage.Events(
              feed.after(after, limit).stream().map(this::now).toList(), feed.last());
    }
  }

  /** With the chat that its message is in now. */
  private FeedEvent now(FeedEvent event) {
    if (event.kind().resource() != FeedResource.CONVERSACION) {
      return event;
    }
    Conversacion row = rows.get(new ConversacionId(event.id()));
    return new FeedEvent(
        event.offset(), event.at(), event.kind(), row.chatId(), event.id(), event.detail());
  }

  @Override
  public long last() {
    synchronized (lock) {
      return feed.last();
    }
  }

  @Override
  public int forget(Instant before, int limit) {
    synchronized (lock) {
      return feed.forget(before, limit);
    }
  }
}
