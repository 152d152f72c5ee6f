package org.botcrm.domain.outbound;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.SendError;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send a message that came to an end. A number that is missing between others is of
 * an attempt whose end nobody wrote down: its process died, or a status told the outcome first.
 *
 * @param number 1 for the first
 * @param endedAt when its outcome was written down
 * @param result how it ended
 * @param error why it was not taken; null when it was
 */
public record SendAttempt(
    int number, Instant endedAt, AttemptResult result, @Nullable SendError error) {
  /** Refuses nulls, naming the field. */
  public SendAttempt {
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(result, "result");
  }

  /** What is kept of an outcome. */
  public static SendAttempt of(int number, AttemptOutcome outcome, Instant endedAt) {
    return new SendAttempt(number, endedAt, AttemptResult.of(outcome), error(outcome));
  }

  private static @Nullable SendError error(AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Failed failed) {
      return failed.error();
    }
    if (outcome instanceof AttemptOutcome.Again again) {
      return again.error();
    }
    if (outcome instanceof AttemptOutcome.Slowed slowed) {
      return slowed.error();
    }
    if (outcome instanceof AttemptOutcome.Stopped stopped) {
      return stopped.error();
    }
    return outcome instanceof AttemptOutcome.Unknown unknown
        ? new SendError(0, unknown.reason())
        : null;
  }
}
