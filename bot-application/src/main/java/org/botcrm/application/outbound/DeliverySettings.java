package org.botcrm.application.outbound;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.botcrm.domain.calendar.ContactHours;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.domain.outbound.TemplateAccounts;

/**
 * How messages are sent.
 *
 * @param maxInFlight sends on their way at the same time, 1 to 10,000
 * @param unknownGrace how long a send without an outcome waits for its status before it may go
 *     again, more than zero
 * @param poll how often the outbox is asked for what became due, more than zero
 * @param maxAttempts refusals for a passing reason after which one is final, and attempts without
 *     an outcome after which none is made, 1 or more. A message that cannot leave at all is tried
 *     without end
 * @param rates how many messages each business number may send
 * @param contactHours when a conversation may begin, asked for before each claim
 * @param templates whose templates are looked up once more when they leave
 */
public record DeliverySettings(
    int maxInFlight,
    Duration unknownGrace,
    Duration poll,
    int maxAttempts,
    SendingRates rates,
    Supplier<ContactHours> contactHours,
    TemplateAccounts templates) {
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);
  private static final Duration TO_WRITE = Duration.ofSeconds(5);

  /**
   * @throws IllegalArgumentException when a value is out of range
   */
  public DeliverySettings {
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(contactHours, "contactHours");
    Objects.requireNonNull(templates, "templates");
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

  /** With conversations that may begin at any time, and templates of which nothing is known. */
  public DeliverySettings(
      int maxInFlight, Duration unknownGrace, Duration poll, int maxAttempts, SendingRates rates) {
    this(
        maxInFlight,
        unknownGrace,
        poll,
        maxAttempts,
        rates,
        ContactHours::always,
        TemplateAccounts.none());
  }

  /**
   * 256 in flight, enough for 1,000 a second that take a quarter of a second each; 60 seconds of
   * grace, once a second, 8 attempts, Meta's own rate.
   */
  public static DeliverySettings standard() {
    return new DeliverySettings(
        256, Duration.ofSeconds(60), Duration.ofSeconds(1), 8, SendingRates.ofMeta());
  }

  /** These settings with other rates. */
  public DeliverySettings withRates(SendingRates newRates) {
    return new DeliverySettings(
        maxInFlight, unknownGrace, poll, maxAttempts, newRates, contactHours, templates);
  }

  /** These settings with hours in which a conversation may begin. */
  public DeliverySettings withContactHours(Supplier<ContactHours> hours) {
    return new DeliverySettings(
        maxInFlight, unknownGrace, poll, maxAttempts, rates, hours, templates);
  }

  /** These settings with accounts whose templates are known. */
  public DeliverySettings withTemplates(TemplateAccounts accounts) {
    return new DeliverySettings(
        maxInFlight, unknownGrace, poll, maxAttempts, rates, contactHours, accounts);
  }

  /**
   * How long closing waits for sends that are on their way: as long as one may take, which is half
   * the grace at most, and some seconds to write down what came of it; no longer than 65 seconds.
   */
  public Duration stopWait() {
    Duration call = unknownGrace.dividedBy(2);
    return (call.compareTo(LONGEST_CALL) < 0 ? call : LONGEST_CALL).plus(TO_WRITE);
  }
}
