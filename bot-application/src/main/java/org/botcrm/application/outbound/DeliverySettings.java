package org.botcrm.application.outbound;

import java.time.Duration;

/**
 * How messages are sent.
 *
 * @param maxInFlight sends on their way at the same time, 1 to 10,000
 * @param unknownGrace how long a send without an outcome waits for its status before it may go
 *     again, more than zero
 * @param poll how often the outbox is asked for what became due, more than zero
 * @param maxAttempts attempts, whatever came of them, after which a refusal for a passing reason is
 *     final, 1 or more. A message that cannot leave at all is tried without end
 */
public record DeliverySettings(
    int maxInFlight, Duration unknownGrace, Duration poll, int maxAttempts) {
  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public DeliverySettings {
    if (maxInFlight < 1 || maxInFlight > 10_000) {
      throw new IllegalArgumentException("maxInFlight: 1 to 10000 expected");
    }
    if (unknownGrace.isNegative() || unknownGrace.isZero()) {
      throw new IllegalArgumentException("unknownGrace: more than zero expected");
    }
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("poll: more than zero expected");
    }
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts: 1 or more expected");
    }
  }

  /** 64 in flight, 60 seconds of grace, once a second, 8 attempts. */
  public static DeliverySettings standard() {
    return new DeliverySettings(64, Duration.ofSeconds(60), Duration.ofSeconds(1), 8);
  }
}
