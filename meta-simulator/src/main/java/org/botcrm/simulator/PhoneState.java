package org.botcrm.simulator;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated phone knows of the bot.
 *
 * @param phone its digits, or its user id when it has no phone
 * @param userId its business-scoped id; null when it has none
 * @param sends messages it got, zero or more
 * @param reads how often the bot marked something as read, zero or more
 * @param typings how often the bot showed that it was writing, zero or more
 * @param typing whether it shows so now, by the simulator's clock: for 25 s or until the answer
 * @param windowClosesAt when only templates may be sent to it by the number asked about; null when
 *     it never wrote to that one
 */
public record PhoneState(
    String phone,
    @Nullable String userId,
    long sends,
    long reads,
    long typings,
    boolean typing,
    @Nullable Instant windowClosesAt) {
  /** Refuses a null phone. */
  public PhoneState {
    Objects.requireNonNull(phone, "phone");
  }

  /** Neither phone nor user id: both are personal. */
  @Override
  public String toString() {
    return "PhoneState[" + sends + " " + reads + " " + typings + "]";
  }
}
