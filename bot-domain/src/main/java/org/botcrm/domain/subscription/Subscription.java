package org.botcrm.domain.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.botcrm.domain.feed.EventKind;

/**
 * A program that is told what changes, without its secret.
 *
 * @param id ours
 * @param url where it is told
 * @param kinds what it is told of; none for everything, also what later versions add
 * @param active whether it is told at all now
 * @param createdAt to the microsecond
 * @param progress how far it was told
 */
public record Subscription(
    long id,
    URI url,
    Set<EventKind> kinds,
    boolean active,
    Instant createdAt,
    SubscriptionProgress progress) {
  /** Copies the kinds. */
  public Subscription {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(progress, "progress");
    kinds = Set.copyOf(kinds);
  }

  /** Whether it is told of such events. */
  public boolean wants(EventKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** Without the address, which may hold a password of the subscriber's. */
  @Override
  public String toString() {
    return "Subscription[" + id + "]";
  }
}
