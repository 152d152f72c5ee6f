package org.botcrm.domain.message;

import java.util.Locale;
import java.util.Optional;

/**
 * How far an outbound message got. {@link #PENDING}, {@link #SENDING} and {@link #ACCEPTED} are
 * ours; the rest are Meta's statuses, which come in any order and more than once.
 */
public enum DeliveryState {
  /** Queued by us. */
  PENDING,
  /** Claimed by a sender; the outcome is not known yet. */
  SENDING,
  /** Meta took it and gave it an id; not yet delivered. */
  ACCEPTED,
  /** Meta sent it on. */
  SENT,
  /** Refused by Meta, at once or later. A message that was delivered can no longer fail. */
  FAILED,
  /** It reached the device. */
  DELIVERED,
  /** It was read; {@link #DELIVERED} may be missing. */
  READ,
  /** A voice message was played. */
  PLAYED;

  /**
   * The state after {@code other} was learnt too: the further of the two. A failure outranks {@link
   * #SENT} and is outranked by {@link #DELIVERED}, so the result is the same in any order of
   * arrival.
   */
  public DeliveryState and(DeliveryState other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether the message reached the person: {@link #DELIVERED} or further. */
  public boolean hasArrived() {
    return compareTo(DELIVERED) >= 0;
  }

  /** The spelling in the database and the API: Meta's words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state that Meta's {@code status} word names; empty for words that Meta may add. */
  public static Optional<DeliveryState> ofStatus(String status) {
    return switch (status) {
      case "sent" -> Optional.of(SENT);
      case "delivered" -> Optional.of(DELIVERED);
      case "read" -> Optional.of(READ);
      case "played" -> Optional.of(PLAYED);
      case "failed" -> Optional.of(FAILED);
      default -> Optional.empty();
    };
  }
}
