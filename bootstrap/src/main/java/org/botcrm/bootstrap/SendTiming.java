package org.botcrm.bootstrap;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.botcrm.application.outbound.DeliverySettings;
import org.botcrm.domain.outbound.SendingRates;
import org.botcrm.meta.send.AccessTokens;
import org.botcrm.meta.send.MetaSettings;

/**
 * How long a send without an answer waits for its status before it may go again, and the time
 * limits that follow from it.
 *
 * @param statusWait 2 seconds to one day
 */
record SendTiming(Duration statusWait) {
  static final String STANDARD_SECONDS = "60";

  private static final Pattern VERSION = Pattern.compile("/v[0-9]{1,3}\\.[0-9]{1,2}/?$");
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException when the wait is out of range
   */
  SendTiming {
    if (statusWait.compareTo(SHORTEST) < 0 || statusWait.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("statusWait: 2 seconds to one day expected");
    }
  }

  /** Reads whole seconds. */
  static SendTiming parse(String seconds) {
    return new SendTiming(Duration.ofSeconds(Integer.parseInt(seconds)));
  }

  DeliverySettings delivery(SendingRates rates) {
    DeliverySettings standard = DeliverySettings.standard();
    return new DeliverySettings(
        standard.maxInFlight(), statusWait, standard.poll(), standard.maxAttempts(), rates);
  }

  /** A call ends well before its claim runs out, or the message could go twice. */
  MetaSettings meta(URI baseUrl, AccessTokens tokens) {
    // Without a version Meta answers with an error that does not say what is missing.
    if (baseUrl.getPath() == null || !VERSION.matcher(baseUrl.getPath()).find()) {
      throw new IllegalArgumentException("a version at the end expected");
    }
    MetaSettings standard = MetaSettings.standard(baseUrl, tokens);
    Duration limit = statusWait.dividedBy(2);
    return new MetaSettings(
        baseUrl,
        tokens,
        least(standard.connectTimeout(), limit),
        least(standard.readTimeout(), limit),
        least(standard.callTimeout(), limit),
        standard.maxConcurrent());
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
