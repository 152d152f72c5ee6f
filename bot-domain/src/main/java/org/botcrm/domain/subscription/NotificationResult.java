package org.botcrm.domain.subscription;

import java.util.Objects;
import java.util.function.Function;

/** What a subscriber did with a notification. */
public sealed interface NotificationResult {

  /** One function a case. */
  <T> T match(
      Function<? super Taken, ? extends T> taken,
      Function<? super Refused, ? extends T> refused,
      Function<? super Unreachable, ? extends T> unreachable);

  /** It took it. */
  record Taken() implements NotificationResult {
    @Override
    public <T> T match(
        Function<? super Taken, ? extends T> ofTaken,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unreachable, ? extends T> unreachable) {
      return ofTaken.apply(this);
    }
  }

  /**
   * It answered otherwise.
   *
   * @param reason in words for a person, with nothing of the answer but its status
   */
  record Refused(String reason) implements NotificationResult {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<? super Taken, ? extends T> taken,
        Function<? super Refused, ? extends T> ofRefused,
        Function<? super Unreachable, ? extends T> unreachable) {
      return ofRefused.apply(this);
    }
  }

  /**
   * It did not answer, or may not be called. It may have got the notification all the same.
   *
   * @param reason in words for a person, without an address
   */
  record Unreachable(String reason) implements NotificationResult {
    /** Refuses null. */
    public Unreachable {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<? super Taken, ? extends T> taken,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unreachable, ? extends T> ofUnreachable) {
      return ofUnreachable.apply(this);
    }
  }
}
