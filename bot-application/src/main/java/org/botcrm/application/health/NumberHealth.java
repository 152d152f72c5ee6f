package org.botcrm.application.health;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.NumberPace;
import org.jspecify.annotations.Nullable;

/**
 * How a business number may send now, whichever node found out.
 *
 * @param number Meta's id of it
 * @param rate messages a second that it may send; 0 while it is stopped or paused
 * @param slowedSince since when it sends more slowly because Meta asked for it; null when it does
 *     not
 * @param stop why and since when nothing leaves; null when it may send
 */
public record NumberHealth(
    PhoneNumberId number,
    double rate,
    @Nullable Instant slowedSince,
    NumberPace.@Nullable Stop stop) {
  /** Refuses a null number. */
  public NumberHealth {
    Objects.requireNonNull(number, "number");
  }

  static NumberHealth of(PhoneNumberId number, NumberPace pace, double configured, Instant now) {
    double rate = pace.rate(configured, now);
    Instant until = pace.pausedUntil();
    boolean paused = until != null && until.isAfter(now);
    return new NumberHealth(
        number,
        paused || pace.stop() != null ? 0 : rate,
        paused || rate < configured ? slowedAt(pace, now) : null,
        pace.stop());
  }

  /** Whether anything is wrong. */
  public boolean isHindered() {
    return stop != null || slowedSince != null;
  }

  private static Instant slowedAt(NumberPace pace, Instant now) {
    return Objects.requireNonNullElse(pace.slowedAt(), now);
  }
}
