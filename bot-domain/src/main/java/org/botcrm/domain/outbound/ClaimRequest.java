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
 * @param templates whose templates are held against what is known of them
 */
public record ClaimRequest(
    Instant now,
    Instant until,
    int limit,
    SendingRates rates,
    ContactHours contactHours,
    TemplateAccounts templates) {
  /**
   * @throws IllegalArgumentException when {@code limit} is out of range
   */
  public ClaimRequest {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(contactHours, "contactHours");
    Objects.requireNonNull(templates, "templates");
    if (limit < 1) {
      throw new IllegalArgumentException("limit: 1 or more expected");
    }
  }

  /** With templates of which nothing is known. */
  public ClaimRequest(
      Instant now, Instant until, int limit, SendingRates rates, ContactHours contactHours) {
    this(now, until, limit, rates, contactHours, TemplateAccounts.none());
  }

  /** And with conversations that may begin at any time. */
  public ClaimRequest(Instant now, Instant until, int limit, SendingRates rates) {
    this(now, until, limit, rates, ContactHours.always());
  }
}
