package org.botcrm.domain.subscription;

import java.util.Objects;
import java.util.function.Function;
import org.botcrm.domain.feed.FeedEvent;

/** What came of a turn. */
public sealed interface TurnResult {

  /** One function a case. */
  <T> T match(
      Function<? super Moved, ? extends T> moved,
      Function<? super GaveUp, ? extends T> gaveUp,
      Function<? super Repeated, ? extends T> repeated,
      Function<? super NotRepeated, ? extends T> notRepeated);

  /**
   * The subscription stands there now, further on or not.
   *
   * @param progress how far, and when it is its turn again
   */
  record Moved(SubscriptionProgress progress) implements TurnResult {
    /** Refuses null. */
    public Moved {
      Objects.requireNonNull(progress, "progress");
    }

    @Override
    public <T> T match(
        Function<? super Moved, ? extends T> ofMoved,
        Function<? super GaveUp, ? extends T> gaveUp,
        Function<? super Repeated, ? extends T> repeated,
        Function<? super NotRepeated, ? extends T> notRepeated) {
      return ofMoved.apply(this);
    }
  }

  /**
   * An event became a dead letter.
   *
   * @param progress behind it
   * @param event which
   * @param reason why it was not taken, in words
   */
  record GaveUp(SubscriptionProgress progress, FeedEvent event, String reason)
      implements TurnResult {
    /** Refuses nulls, naming the field. */
    public GaveUp {
      Objects.requireNonNull(progress, "progress");
      Objects.requireNonNull(event, "event");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<? super Moved, ? extends T> moved,
        Function<? super GaveUp, ? extends T> ofGaveUp,
        Function<? super Repeated, ? extends T> repeated,
        Function<? super NotRepeated, ? extends T> notRepeated) {
      return ofGaveUp.apply(this);
    }
  }

  /**
   * The dead letter of the turn was taken, and is none any more.
   *
   * @param letter its id
   */
  record Repeated(long letter) implements TurnResult {
    @Override
    public <T> T match(
        Function<? super Moved, ? extends T> moved,
        Function<? super GaveUp, ? extends T> gaveUp,
        Function<? super Repeated, ? extends T> ofRepeated,
        Function<? super NotRepeated, ? extends T> notRepeated) {
      return ofRepeated.apply(this);
    }
  }

  /**
   * The dead letter of the turn was not taken, and stays one.
   *
   * @param letter its id
   * @param reason why, in words
   * @param noneNow whether the others need not be tried either, because nobody answers there
   */
  record NotRepeated(long letter, String reason, boolean noneNow) implements TurnResult {
    /** Refuses null. */
    public NotRepeated {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<? super Moved, ? extends T> moved,
        Function<? super GaveUp, ? extends T> gaveUp,
        Function<? super Repeated, ? extends T> repeated,
        Function<? super NotRepeated, ? extends T> ofNotRepeated) {
      return ofNotRepeated.apply(this);
    }
  }
}
