package org.botcrm.meta.send;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * How to reach the Graph API.
 *
 * @param baseUrl with the version, such as {@code https://graph.facebook.com/v26.0}. Plain {@code
 *     http} only for a loopback address or a host name without a dot (a simulator beside us), since
 *     the token would travel readable
 * @param accessTokens of the business numbers
 * @param connectTimeout for each connection, 1 ms to 10 minutes
 * @param readTimeout between two bytes of the answer, and also of the request, 1 ms to 10 minutes
 * @param callTimeout from the start of a call to the last byte of its answer, 1 ms to 10 minutes.
 *     Shorter than the time for which a claim on a message is held, or it could be sent twice
 * @param maxConcurrent calls on their way at the same time, 1 to 10,000; more wait in memory, so
 *     nobody should ask for more
 */
public record MetaSettings(
    URI baseUrl,
    AccessTokens accessTokens,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int maxConcurrent) {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public MetaSettings {
    Objects.requireNonNull(accessTokens, "accessTokens");
    checkUrl(Objects.requireNonNull(baseUrl, "baseUrl"));
    checkTime(connectTimeout, "connectTimeout");
    checkTime(readTimeout, "readTimeout");
    checkTime(callTimeout, "callTimeout");
    if (maxConcurrent < 1 || maxConcurrent > MOST) {
      throw new IllegalArgumentException("maxConcurrent: 1 to 10000 expected");
    }
  }

  /** 5 seconds to connect, 20 to read, 30 in all, 256 at the same time; one token for all. */
  public static MetaSettings standard(URI baseUrl, AccessToken accessToken) {
    return standard(baseUrl, AccessTokens.always(accessToken));
  }

  /** The same with a token for each business number. */
  public static MetaSettings standard(URI baseUrl, AccessTokens accessTokens) {
    return new MetaSettings(
        baseUrl,
        accessTokens,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        256);
  }

  /** The same with other tokens. */
  public MetaSettings withAccessTokens(AccessTokens others) {
    return new MetaSettings(
        baseUrl, others, connectTimeout, readTimeout, callTimeout, maxConcurrent);
  }

  /** Leaves the tokens out, whatever they are. */
  @Override
  public String toString() {
    return "MetaSettings[" + baseUrl + ", accessTokens=•••]";
  }

  private static void checkUrl(URI url) {
    String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http") || url.getHost() == null) {
      throw new IllegalArgumentException("baseUrl: https://host/version expected");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException("baseUrl: no user, query or fragment expected");
    }
    if (scheme.equals("http") && !isBesideUs(url.getHost())) {
      throw new IllegalArgumentException("baseUrl: https expected, http would show the token");
    }
  }

  private static boolean isBesideUs(String host) {
    return host.matches("127(\\.[0-9]{1,3}){3}")
        || host.equals("[::1]")
        || host.indexOf('.') < 0 && host.indexOf(':') < 0;
  }

  private static void checkTime(Duration time, String name) {
    Objects.requireNonNull(time, name);
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + ": 1 ms to 10 minutes expected");
    }
  }
}
