package org.botcrm.web;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.botcrm.domain.cartera.MoneyFormat;
import org.botcrm.domain.contact.PhoneNumber;
import org.botcrm.domain.nationalid.NationalIds;
import org.jspecify.annotations.Nullable;

/**
 * How the bot shows itself over HTTP. Immutable.
 *
 * @param apiKey what opens the query API; null only with {@code openOnLoopback}
 * @param openOnLoopback whether the query API opens without a key to somebody on this machine, as
 *     the demo needs it. What came through a tunnel or a proxy is refused as far as its headers
 *     tell; a proxy that adds none and rewrites {@code Host} cannot be told from a local browser,
 *     so never set this where a proxy stands in front
 * @param readyBacklogLimit how long the oldest chat or outbound message may wait before the bot
 *     says that it is not ready, more than zero
 * @param zone the zone of dates without a time in the filters {@code desde} and {@code hasta}
 * @param money writes amounts as people of the lender's country do
 * @param testMode the one phone that gets every message, shown masked in {@code /health/ready};
 *     null when the bot writes to everybody
 * @param ids reads the ID numbers by which people look for clients
 */
public record WebSettings(
    @Nullable ApiKey apiKey,
    boolean openOnLoopback,
    Duration readyBacklogLimit,
    ZoneId zone,
    MoneyFormat money,
    @Nullable PhoneNumber testMode,
    NationalIds ids) {
  private static final NationalIds NO_IDS = NationalIds.of("");

  private static final MoneyFormat ANYWHERE = MoneyFormat.of("");
  private static final Duration STANDARD_LIMIT = Duration.ofMinutes(5);

  /**
   * @throws IllegalArgumentException when nothing would guard the API, or the limit is out of range
   */
  public WebSettings {
    Objects.requireNonNull(readyBacklogLimit, "readyBacklogLimit");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(money, "money");
    Objects.requireNonNull(ids, "ids");
    if (apiKey == null && !openOnLoopback) {
      throw new IllegalArgumentException("apiKey: required unless openOnLoopback");
    }
    if (readyBacklogLimit.isNegative() || readyBacklogLimit.isZero()) {
      throw new IllegalArgumentException("readyBacklogLimit: more than zero expected");
    }
  }

  /** Guarded by a key; 5 minutes of backlog; dates in UTC. */
  public static WebSettings guardedBy(ApiKey apiKey) {
    return new WebSettings(
        Objects.requireNonNull(apiKey, "apiKey"),
        false,
        STANDARD_LIMIT,
        ZoneOffset.UTC,
        ANYWHERE,
        null,
        NO_IDS);
  }

  /** For the demo: open to this machine alone; 5 minutes of backlog; dates in UTC. */
  public static WebSettings openToThisMachine() {
    return new WebSettings(null, true, STANDARD_LIMIT, ZoneOffset.UTC, ANYWHERE, null, NO_IDS);
  }

  /** The same with dates in another zone. */
  public WebSettings withZone(ZoneId other) {
    return new WebSettings(apiKey, openOnLoopback, readyBacklogLimit, other, money, testMode, ids);
  }

  /** The same with amounts as people of another country write them. */
  public WebSettings withMoney(MoneyFormat other) {
    return new WebSettings(apiKey, openOnLoopback, readyBacklogLimit, zone, other, testMode, ids);
  }

  /** The same with another limit, more than zero. */
  public WebSettings withReadyBacklogLimit(Duration other) {
    return new WebSettings(apiKey, openOnLoopback, other, zone, money, testMode, ids);
  }

  /** The same of a bot that writes to this phone alone; to everybody when it is null. */
  public WebSettings withTestMode(@Nullable PhoneNumber only) {
    return new WebSettings(apiKey, openOnLoopback, readyBacklogLimit, zone, money, only, ids);
  }

  /** The same, in which clients are looked for by ID numbers such as these. */
  public WebSettings withNationalIds(NationalIds other) {
    return new WebSettings(apiKey, openOnLoopback, readyBacklogLimit, zone, money, testMode, other);
  }
}
