package org.botcrm.bootstrap;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.botcrm.domain.message.PhoneNumberId;
import org.botcrm.domain.outbound.SendingRates;

/** Reads how many messages a second each business number may send. */
final class RatesReader {
  static final String STANDARD = "80";

  private RatesReader() {}

  /**
   * Reads {@code 80}, or {@code 80, 106540352242922=1000} where some numbers have their own.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static SendingRates parse(String text) {
    String[] parts = text.split(",");
    Map<PhoneNumberId, Double> own = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException("rates: number=rate expected");
      }
      own.put(new PhoneNumberId(pair[0].strip()), Double.valueOf(pair[1].strip()));
    }
    return new SendingRates(Double.parseDouble(parts[0].strip()), own);
  }

  /** As {@link #parse} reads it, without spaces. */
  static String written(SendingRates rates) {
    return rates.own().entrySet().stream()
        .map(own -> "," + own.getKey().value() + "=" + plain(own.getValue()))
        .sorted()
        .collect(Collectors.joining("", plain(rates.standard()), ""));
  }

  private static String plain(double rate) {
    return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }
}
