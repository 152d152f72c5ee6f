package org.botcrm.domain.delivery;

import java.time.Instant;
import java.util.Objects;

/**
 * One signed POST of Meta, as its bytes came. The array is shared, not copied: a body can be 3 MB,
 * and nobody may write to it.
 *
 * @param body the raw bytes
 * @param receivedAt when it arrived here
 */
public record Delivery(byte[] body, Instant receivedAt) {
  /** Refuses nulls. */
  public Delivery {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(receivedAt, "receivedAt");
  }

  /** The size only. */
  @Override
  public String toString() {
    return "Delivery[" + body.length + " bytes]";
  }
}
