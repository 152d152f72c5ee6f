package org.botcrm.persistence.jdbi;

import java.time.ZoneId;
import java.util.Objects;
import org.botcrm.domain.nationalid.NationalIds;

/**
 * How the lender's records are to be read.
 *
 * @param ids reads the numbers in {@code cedula}
 * @param zone of the times that are stored with an offset
 * @param currency ISO 4217 code of the amounts that do not say theirs
 */
public record LenderSettings(NationalIds ids, ZoneId zone, String currency) {
  /** Refuses nulls, naming the field. */
  public LenderSettings {
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(currency, "currency");
  }

  /** Venezuela, in dollars: what the bot's settings are when nobody sets them. */
  public static LenderSettings standard() {
    return new LenderSettings(NationalIds.of("VE"), ZoneId.of("America/Caracas"), "USD");
  }
}
