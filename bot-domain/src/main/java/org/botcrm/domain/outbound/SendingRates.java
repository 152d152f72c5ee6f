package org.botcrm.domain.outbound;

import java.util.Map;
import org.botcrm.domain.message.PhoneNumberId;

/**
 * Messages a second that each business number may send. Meta allows 80, counts what comes in too,
 * raises some numbers to 1,000 and holds numbers shared with the app to 20 (page throughput of its
 * documentation). Immutable and thread-safe.
 *
 * @param standard of numbers without a rate of their own, 1 to 100,000
 * @param own of the others, likewise
 */
public record SendingRates(double standard, Map<PhoneNumberId, Double> own) {
  /** Meta's rate for a number that was never raised. */
  public static final double META = 80;

  private static final double LEAST = 1;
  private static final double MOST = 100_000;

  /**
   * @throws IllegalArgumentException when a rate is out of range
   */
  public SendingRates {
    own = Map.copyOf(own);
    require(standard);
    own.values().forEach(SendingRates::require);
  }

  /** Meta's own rate for every number. */
  public static SendingRates ofMeta() {
    return all(META);
  }

  /** One rate for every number. */
  public static SendingRates all(double perSecond) {
    return new SendingRates(perSecond, Map.of());
  }

  /** Messages a second. */
  public double of(PhoneNumberId number) {
    return own.getOrDefault(number, standard);
  }

  private static void require(double rate) {
    if (!(rate >= LEAST && rate <= MOST)) {
      throw new IllegalArgumentException("rate: 1 to 100000 messages a second expected");
    }
  }
}
