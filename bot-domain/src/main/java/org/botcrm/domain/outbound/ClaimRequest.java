package org.botcrm.domain.outbound;

import java.time.Instant;
import java.util.Objects;
import org.botcrm.domain.calendar.ContactHours;

/**
 * What to claim.
 *
 * @param now messages due until then
 * @param until when a claim without an outcome runs out
 * @param limit the most messages, 1 or more
 * @param rates how many each business number may send
 * @param contactHours when a conversation may begin
 */
public record ClaimRequest(
    Instant now, Instant until, int limit, SendingRates rates, ContactHours contactHours) {
  /**
   * @throws IllegalArgumentException when {@code limit} is out of range
   */
  public ClaimRequest {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(contactHours, "contactHours");
    if (limit < 1) {
      throw new IllegalArgumentException("limit: 1 or more expected");
    }
  }

  /** With conversations that may begin at any time. */
  public ClaimRequest(Instant now, Instant until, int limit, SendingRates rates) {
    this(now, until, limit, rates, ContactHours.always());
  }
}
