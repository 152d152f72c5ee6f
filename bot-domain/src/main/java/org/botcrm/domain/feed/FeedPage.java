package org.botcrm.domain.feed;

import java.util.List;
import java.util.function.Function;

/** What a reader of the feed gets. */
public sealed interface FeedPage {

  /** The offset of the newest event; 0 before the first. */
  long last();

  /** One function a case. */
  <T> T match(
      Function<? super Events, ? extends T> events, Function<? super Gone, ? extends T> gone);

  /**
   * The events that follow, without a gap.
   *
   * @param events by offset, the first one after what was asked for; none when nothing follows yet
   * @param last the offset of the newest event
   */
  record Events(List<FeedEvent> events, long last) implements FeedPage {
    /** Copies the list. */
    public Events {
      events = List.copyOf(events);
    }

    @Override
    public <T> T match(
        Function<? super Events, ? extends T> ofEvents, Function<? super Gone, ? extends T> gone) {
      return ofEvents.apply(this);
    }
  }

  /**
   * What follows is not known any more, because it is too old, or the offset is of another
   * database: the reader must look at everything anew, and follow from {@code last} on.
   *
   * @param first the oldest offset that can be asked for
   * @param last the offset of the newest event
   */
  record Gone(long first, long last) implements FeedPage {
    @Override
    public <T> T match(
        Function<? super Events, ? extends T> events, Function<? super Gone, ? extends T> ofGone) {
      return ofGone.apply(this);
    }
  }
}
