package org.botcrm.domain.subscription;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;

/**
 * A subscription to be added.
 *
 * @param url where to tell
 * @param kinds of what; none for everything
 * @param secret signs what is told
 * @param cursor the offset of the last event that is not told, 0 or more
 */
public record NewSubscription(
    URI url, Set<EventKind> kinds, SubscriptionSecret secret, long cursor) {
  /**
   * @throws IllegalArgumentException when {@code cursor} is negative
   */
  public NewSubscription {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(secret, "secret");
    kinds = Set.copyOf(kinds);
    if (cursor < 0) {
      throw new IllegalArgumentException("cursor: 0 or more expected");
    }
  }

  /** Without the address and the secret. */
  @Override
  public String toString() {
    return "NewSubscription[•••]";
  }
}
