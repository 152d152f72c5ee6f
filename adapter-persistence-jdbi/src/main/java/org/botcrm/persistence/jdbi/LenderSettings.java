package org.botcrm.persistence.jdbi;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.botcrm.domain.nationalid.NationalIds;
import org.botcrm.domain.outbound.ChatGate;

/**
 * How the lender's records are to be read, and how its people work with the bot.
 *
 * @param ids reads the numbers in {@code cedula}
 * @param zone of the times that are stored with an offset
 * @param currency ISO 4217 code of the amounts that do not say theirs
 * @param rest how long the bot says nothing in a chat in which one of the lender's people wrote;
 *     zero: it never rests
 */
public record LenderSettings(NationalIds ids, ZoneId zone, String currency, Duration rest) {
  /** Refuses nulls, naming the field. */
  public LenderSettings {
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(currency, "currency");
    if (rest.isNegative()) {
      throw new IllegalArgumentException("rest: zero or more");
    }
  }

  /** With the usual rest: {@link ChatGate#REST}. */
  public LenderSettings(NationalIds ids, ZoneId zone, String currency) {
    this(ids, zone, currency, ChatGate.REST);
  }

  /** Venezuela, in dollars: what the bot's settings are when nobody sets them. */
  public static LenderSettings standard() {
    return new LenderSettings(NationalIds.of("VE"), ZoneId.of("America/Caracas"), "USD");
  }
}
